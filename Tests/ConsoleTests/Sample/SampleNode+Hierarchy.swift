import Console
import Wire

extension SampleNode {
    static func makeCredentials() -> [CredentialRow] {
        [
            credential(3, .node, "north-1", usedAgo: 2),
            credential(2, .client, "kiosk", usedAgo: 9),
            credential(1, .operator, "anna", usedAgo: nil),
        ]
    }

    private static func credential(
        _ number: Int64, _ role: Wire.Role, _ name: String, usedAgo: Double?
    ) -> CredentialRow {
        CredentialRow(
            id: CredentialID(number), role: role, name: name,
            node: role == .node ? NodeID("n1") : nil, createdAt: ago(86_400 * 3),
            invitedBy: "anna", lastUsedAt: usedAgo.map(ago), revokedAt: nil)
    }

    /// A node in the middle of four tiers: two above, its own, and three nodes below.
    static var amid: SampleNode {
        var node = SampleNode()
        node.status.name = "north-1"
        node.status.tier = "far edge"
        node.tree = Tree(entries: hierarchy)
        node.base = VersionBase(
            name: "region v12", price: price(after: 0.832), differenceBytes: 14_200)
        node.handouts = [
            Handout(
                child: NodeID("s1"), name: "shop-1", price: price(after: 0.819), state: .kept,
                remark: "worse than live: 90.0 % right, live 92.5 % (−2.5 points) on 40 held-out "
                    + "examples"),
            Handout(
                child: NodeID("s4"), name: "shop-4", price: price(after: 0.819),
                differenceBytes: 9000),
        ]
        let waiting = node.questions[0].id
        node.questions[0].child = "shop-1"
        node.questions[0].escalation = .passedUp
        node.questions[1].escalation = .queued
        node.questions[2].escalation = .refused("cloud has no task helpdesk.")
        node.questions[3].escalation = .expired
        node.routes[waiting] = route
        node.answered = [answeredQuestion]
        node.routes[answeredQuestion.id] = route + [top]
        node.answers[answeredQuestion.id] = [
            Answer(
                name: "7", ranked: [], confidence: 0.93, by: "cloud v12", via: .model, at: ago(300)),
            Answer(name: "1", ranked: [], confidence: 1, by: "anna", via: .human, at: ago(60)),
        ]
        var child = SampleNode()
        child.status.name = "shop-1"
        child.status.tier = "on-prem"
        child.questions = Array(child.questions.prefix(3))
        child.status.waiting = 3
        child.tree = Tree(entries: [
            below("n1", nil, "north-1", "far edge"),
            {
                var entry = below("s1", "n1", "shop-1", "on-prem")
                entry.kind = .this
                entry.link = .connected
                return entry
            }(), below("d1", "s1", "till-1", "device"),
        ])
        var device = SampleNode()
        device.status.name = "till-1"
        device.status.tier = "device"
        node.below = [NodeID("s1"): child, NodeID("d1"): device]
        return node
    }

    static let answeredQuestion = {
        var row = question(QuestionID("q000000000000000k0099"), "digits", 0)
        row.state = .answered
        row.answer = "1"
        row.via = .human
        row.by = "anna"
        row.answeredAt = ago(60)
        row.child = "shop-1"
        return row
    }()

    private static let route = [
        Hop(
            node: NodeID("s1"), name: "shop-1", tier: "on-prem", at: ago(400),
            guess: RankedClass(name: "7", probability: 0.31), version: 2,
            reason: .belowThreshold(confidence: 0.31, threshold: 0.6), micros: 310),
        Hop(
            node: NodeID("n1"), name: "north-1", tier: "far edge", at: ago(399), reason: .noModel,
            micros: 12),
        Hop(
            node: NodeID("e1"), name: "region", tier: "near edge", at: ago(398),
            guess: RankedClass(name: "1", probability: 0.44), version: 5,
            reason: .belowThreshold(confidence: 0.44, threshold: 0.7), micros: 1240),
    ]

    private static let top = Hop(
        node: NodeID("c1"), name: "cloud", tier: "cloud", at: ago(397),
        guess: RankedClass(name: "7", probability: 0.93), version: 12, micros: 840)

    private static func price(after: Double) -> Price {
        Price(
            accuracyBefore: 0.828, accuracyAfter: after, bytesBefore: 601_000, bytesAfter: 32_600,
            heldOut: 419)
    }

    private static var hierarchy: [TreeEntry] {
        var all = [
            below("c1", nil, "cloud", "cloud", flow: (900, 860, 40, 31)),
            below("e1", "c1", "region", "near edge", flow: (4100, 3200, 900, 850)),
            below("n1", "e1", "north-1", "far edge", flow: (18_400, 14_300, 4100, 3990)),
            below("s1", "n1", "shop-1", "on-prem", flow: (60_200, 49_200, 11_000, 10_800)),
            below("d1", "s1", "till-1", "device"), below("s2", "n1", "shop-2", "on-prem"),
            below("s3", "n1", "shop-3", "on-prem"), below("s4", "n1", "shop-4", "on-prem"),
        ]
        all[2].kind = .this
        all[2].link = .connected
        all[2].queued = 12
        all[3].link = .connected
        all[3].standings = [
            VersionStanding(
                task: "digits", live: 3, desired: "cloud v13", reported: "cloud v12",
                remark: "kept, worse on its own held-out"),
            VersionStanding(task: "helpdesk", live: 1, desired: "cloud v4", reported: "cloud v4"),
        ]
        all[5].seen = ago(240)
        all[6].link = .held
        all[6].seen = ago(720)
        all[7].link = .connected
        all[7].standings = [
            VersionStanding(task: "digits", live: nil, desired: "cloud v13", reported: nil)
        ]
        return all + [entry("kiosk", "n1", .clients), entry("anna", "n1", .operators)]
    }

    static func below(
        _ id: String, _ parent: String?, _ name: String, _ tier: String,
        flow: (Int, Int, Int, Int) = (0, 0, 0, 0)
    ) -> TreeEntry {
        TreeEntry(
            id: id, parent: parent, name: name, tier: tier, kind: .node, questionsPerSecond: 3.5,
            escalated: 0.12, waiting: 4, oldestWaiting: ago(600), versions: ["digits v3"],
            flow: Flow(
                asked: flow.0, answeredHere: flow.1, passedUp: flow.2, cameBack: flow.3),
            seen: ago(2), staleAfter: 15)
    }
}
