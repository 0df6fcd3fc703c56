import Foundation
import Store
import Testing

/// Whatever happens to a tree in whatever order, all come to the same once they talk again.
///
/// Two edges under a shop under a region under `hq`: questions, answers, words, cut links, restarts,
/// copies that are brought back.
/// `CHAOS_RUNS=500` plays more of them, `CHAOS_SEED=7` from that seed on.
@Suite struct ChaosTests {
    @Test func whateverHappensAllComeToTheSame() throws {
        let settings = ProcessInfo.processInfo.environment
        let runs = settings["CHAOS_RUNS"].flatMap { Int($0) } ?? 12
        let first = settings["CHAOS_SEED"].flatMap { UInt64($0) } ?? 1
        for seed in first..<first + UInt64(runs) {
            let problems = try Chaos(seed: seed).run()
            #expect(problems == [], "seed \(seed)")
        }
    }
}

/// One run.
private final class Chaos {
    private let hq: TreeNode
    private let parents: [TreeNode]
    private let leaves: [TreeNode]
    private let talks: [Talk]
    private var random: SplitMix
    private var copies: [String: TemporaryFolder] = [:]
    /// Where each question was asked.
    private var asked: [(id: String, leaf: TreeNode)] = []
    private var time: Int64 = 1000

    init(seed: UInt64) throws {
        random = SplitMix(state: seed &* 0x9e37_79b9)
        hq = try TreeNode("hq")
        let (region, shop) = (try TreeNode("region"), try TreeNode("shop"))
        leaves = [try TreeNode("edge"), try TreeNode("yard")]
        parents = [hq, region, shop]
        talks = [Talk(region, hq), Talk(shop, region)] + leaves.map { Talk($0, shop) }
        for talk in talks { try talk.child.join(talk.parent) }
    }

    /// Returns what is wrong at the end.
    func run() throws -> [String] {
        for _ in 0..<500 { try act() }
        for _ in 0..<3 { try settle() }
        for id in try waiting(at: hq) { try hq.label(id, right(id), by: "last", at: now()) }
        for _ in 0..<2 { try settle() }
        return try problems()
    }

    private func act() throws {
        switch random.next() % 100 {
        case 0..<68: try step()
        case 68..<78: try ask()
        case 78..<87: try answer()
        case 87..<89: try label()
        case 89..<90: try undo()
        case 90..<94: pick(talks).cut()
        case 94..<96: try restart(pick(parents + leaves))
        case 96..<98: try copy(pick(parents))
        default: try restore(pick(parents))
        }
    }

    private func step() throws {
        let talk = pick(talks)
        guard talk.isOpen else { return try talk.open(welcomeIsLost: random.next() % 5 == 0) }
        _ = try talk.take(
            pick(Talk.Step.allCases), limit: 1 + Int(random.next() % 4),
            by: { self.thought(on: $0, at: talk.parent) })
    }

    /// What a node's own model says, now and then.
    private func thought(on id: String, at node: TreeNode) -> NewAnswer? {
        guard random.next() % 8 == 0 else { return nil }
        return NewAnswer(
            classIndex: Int(random.next() % 3), confidence: 0.9, by: "\(node.name) v1",
            via: random.next() % 4 == 0 ? .memory : .model, at: now())
    }

    private func ask() throws {
        let leaf = pick(leaves)
        let id = "q\(asked.count)"
        try leaf.ask(id, priority: Int(random.next() % 3))
        asked.append((id, leaf))
    }

    private func answer() throws {
        let node = pick(parents + leaves)
        guard let id = asked.randomElement(using: &random)?.id, try isWaiting(id, at: node)
        else { return }
        let isExpert = node === hq
        _ = try node.store.answerWaiting(
            id,
            NewAnswer(
                classIndex: Int(random.next() % 3), confidence: 0.9,
                by: isExpert ? "oracle" : "\(node.name) v1", via: isExpert ? .expert : .model,
                at: now()),
            exampleWeight: isExpert ? 1 : nil)
    }

    private func label() throws {
        let node = pick(parents + leaves)
        guard let id = asked.randomElement(using: &random)?.id,
            (try? node.store.question(id)) != nil  // It may not have come so far.
        else { return }
        // Another operator may have said something of it before.
        try? node.label(id, right(id), by: "anna-\(node.name)", at: now())
    }

    private func undo() throws {
        // There may be no label to take back.
        _ = try? pick(parents + leaves).store.undoLabel(1, by: "anna", at: now())
    }

    private func restart(_ node: TreeNode) throws {
        for talk in talks where talk.joins(node) { talk.cut() }
        try node.restart()
    }

    private func copy(_ node: TreeNode) throws { copies[node.name] = try node.backUp() }

    private func restore(_ node: TreeNode) throws {
        guard let copy = copies[node.name] else { return }
        for talk in talks where talk.joins(node) { talk.cut() }
        try node.restore(copy)
    }

    /// All talk until nobody has anything to say.
    private func settle() throws {
        for talk in talks where !talk.isOpen { try talk.open() }
        for _ in 0..<300 {
            var isBusy = false
            for talk in talks {
                for step in Talk.Step.allCases where try talk.take(step) { isBusy = true }
            }
            if !isBusy { return }
        }
        Issue.record("they never come to rest")
    }

    private func problems() throws -> [String] {
        var problems: [String] = []
        let examples = try Dictionary(
            uniqueKeysWithValues: (parents + leaves).map { ($0.name, try $0.examples()) })
        for (id, leaf) in asked {
            problems += try self.problems(of: id, askedAt: leaf, examples: examples)
        }
        for node in parents + leaves {
            problems += try node.store.checkIntegrity().map { "\(node.name): \($0)" }
            let unsent = try node.store.outbox(limit: 9, at: TemporaryStore.time)
            if !unsent.isEmpty { problems.append("\(node.name) has something to say") }
        }
        return problems
    }

    private func problems(
        of id: String, askedAt leaf: TreeNode, examples: [String: [String]]
    ) throws -> [String] {
        guard let (final, via, by) = try standing(id, at: leaf) else {
            return ["\(id) waits at \(leaf.name)"]
        }
        let path = [leaf] + parents.reversed()
        // Experts and humans are heard everywhere, models up to where they are.
        let finder = path.firstIndex { by.hasPrefix($0.name) } ?? path.count - 1
        return try path.enumerated().compactMap { place, node in
            let there = try standing(id, at: node)
            guard via >= .expert || place <= finder || (there?.via ?? .model) >= .expert else {
                return nil
            }
            guard there?.text == final else {
                return "\(id): \(leaf.name) has \(final), \(node.name) \(there?.text ?? "nothing")"
            }
            let count = examples[node.name, default: []].count { $0.contains(" for \(id) ") }
            return via < .expert || count == 1
                ? nil : "\(id): \(count) examples at \(node.name)"
        }
    }

    private func standing(
        _ id: String, at node: TreeNode
    ) throws -> (text: String, via: StoredAnswer.Via, by: String)? {
        // Nobody there may know it.
        guard let answer = (try? node.store.question(id))?.answer?.answer else { return nil }
        let name = try node.answer(id) ?? "-"
        return ("\(name) by \(answer.by) at \(answer.at)", answer.via, answer.by)
    }

    private func waiting(at node: TreeNode) throws -> [String] {
        var ids: [String] = []
        for (id, _) in asked where try isWaiting(id, at: node) { ids.append(id) }
        return ids
    }

    private func isWaiting(_ id: String, at node: TreeNode) throws -> Bool {
        // Nobody there may know it.
        guard let question = try? node.store.question(id) else { return false }
        return question.state == .waiting
    }

    private func right(_ id: String) -> String { ["zero", "one", "two", "nine"][id.count % 4] }

    private func now() -> Int64 {
        time += 1
        return time
    }

    private func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(random.next() % UInt64(elements.count))]
    }
}
