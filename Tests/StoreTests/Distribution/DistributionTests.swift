import Store
import Testing

@Suite struct DistributionTests {
    private let files: TemporaryStore
    private var store: Store { files.store }

    init() throws {
        files = try TemporaryStore()
    }

    private static let digest = String(repeating: "ab", count: 32)

    @Test func aBaseIsKeptAndReplaced() throws {
        var base = StoredBase(task: "digits", offer: "{}", wanted: "w1", remark: "offered")
        try store.setBase(base)
        #expect(try store.base(task: "digits") == base)
        #expect(try store.base(task: "helpdesk") == nil)

        base.present = "w1"
        base.presentName = "cloud v3"
        base.judged = "w1"
        base.state = .live
        try store.setBase(base)

        #expect(try store.bases() == [base])
        #expect(throws: StoreError.self) {
            try store.setBase(StoredBase(task: "owls", offer: "{}", wanted: "w1"))
        }
    }

    @Test func whatIsHandedOutIsInTheFeedAtOnce() throws {
        let child = try store.addChild(node: "child", name: "edge", tier: "edge", at: 1)
        var handout = StoredHandout(
            child: child.id, task: "digits", share: 0.5, recipe: "r1", promotion: 1,
            offer: "first")
        try store.handOut(handout)
        handout.offer = "second"
        handout.recipe = "r2"
        try store.handOut(handout)
        try store.noteAdoption(child: child.id, task: "digits", "live")

        handout.adoption = "live"
        #expect(try store.handouts() == [handout])
        #expect(try store.handouts(task: "helpdesk").isEmpty)
        let feed = try store.feed(child: child.id, after: 0, limit: 9)
        #expect(feed.last?.item == .offer(task: "digits", body: "second"))
        #expect(!feed.contains { $0.item == .offer(task: "digits", body: "first") })
    }

    @Test func aBudgetIsKeptPerChild() throws {
        let child = try store.addChild(node: "child", name: "edge", tier: "edge", at: 1)
        try store.setBudget(child: child.id, "small")
        #expect(try store.budgets() == [child.id: "small"])

        try store.setBudget(child: child.id, nil)

        #expect(try store.budgets().isEmpty)
    }

    @Test func parcelsAreKeptBySideUntilNobodyNeedsThem() throws {
        let other = String(repeating: "cd", count: 32)
        try store.keepParcel(Self.digest, [1, 2], isTaken: false)
        try store.keepParcel(Self.digest, [9], isTaken: false)
        try store.keepParcel(Self.digest, [3], isTaken: true)
        try store.keepParcel(other, [4], isTaken: false)

        try store.dropParcels(except: [Self.digest], isTaken: false)

        #expect(try store.parcel(Self.digest, isTaken: false) == [1, 2])
        #expect(try store.parcel(Self.digest, isTaken: true) == [3])
        #expect(try store.parcel(other, isTaken: false) == nil)
    }

    @Test func aVersionKnowsWhatItStandsOn() throws {
        var version = files.version("v1")
        version.base = Self.digest
        version.baseName = "cloud v3"
        _ = try store.saveVersion(version)
        _ = try store.saveVersion(files.version("v2"))

        #expect(try store.version("v1").base == Self.digest)
        #expect(try store.version("v1").baseName == "cloud v3")
        #expect(try store.version("v2").base == nil)
    }

    @Test func aJobCanBeForABase() throws {
        let (job, isNew) = try store.enqueueJob(
            task: "digits", trigger: .base, requestedBy: "this node", at: 5)

        #expect(isNew && job.trigger == .base)
        #expect(try store.unfinishedJobs() == [job])
    }
}
