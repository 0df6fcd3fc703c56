import Learning
import Store
import Testing

/// Whatever the order in which a node hears of answers and words, it comes to the same.
@Suite struct ConvergenceTests {
    /// Something that a node hears of one question.
    enum Event: CaseIterable {
        case farModel, nearModel, expert, anna, bert, carlUnanswerable, annaUndone, carlUndone

        var item: NewDelivery {
            switch self {
            case .nearModel: .answer(fed("zero", .model, by: "edge v2", hops: 1, at: 90))
            case .farModel: .answer(fed("one", .model, by: "hq v9", hops: 2, at: 10))
            case .expert: .answer(fed("two", .expert, by: "oracle", hops: 2, at: 20))
            case .anna: .answer(fed("nine", .human, by: "anna", hops: 1, at: 30))
            case .bert: .answer(fed("two", .human, by: "bert", hops: 2, at: 29))
            case .carlUnanswerable: .answer(fed(nil, .human, by: "carl", hops: 2, at: 40))
            case .annaUndone: .retraction(undone("anna", at: 30))
            case .carlUndone: .retraction(undone("carl", at: 40))
            }
        }

        private func fed(
            _ name: String?, _ via: StoredAnswer.Via, by: String, hops: Int, at: Int64
        ) -> FedAnswer {
            FedAnswer(
                questionID: "q1", task: "digits", className: name, confidence: 0.9, by: by,
                via: via, hops: hops, at: at, exampleWeight: via == .human ? 2 : 1)
        }

        private func undone(_ by: String, at: Int64) -> FedRetraction {
            FedRetraction(questionID: "q1", by: by, at: at, retractedAt: at + 100)
        }
    }

    /// What comes of each order of events: the standing answer, and the example.
    private func outcomes(_ orders: [[Event]]) throws -> [[String]] {
        let temporary = try TemporaryStore { _, _, _ in false }
        let store = temporary.store
        try store.setUplink(
            StoredUplink(node: "p", name: "hq", tier: "cloud", address: "a", token: "t"))
        let names = orders.indices.map { "q\($0)" }
        _ = try store.escalate(names.map { temporary.question($0) })
        let items = zip(names, orders).flatMap { name, order in
            order.map { renamed($0.item, name) }
        }
        _ = try store.applyFeed(items, upTo: 1)
        #expect(try store.checkIntegrity() == [])
        return try names.map { try outcome($0, in: store) }
    }

    private func outcome(_ name: String, in store: Store) throws -> [String] {
        let question = try store.question(name)
        let classes = try store.task("digits").task.classes
        var lines = ["\(question.state) by \(question.answer?.answer.by ?? "nobody")"]
        if let example = try store.solvedExample(question: name) {
            lines.append(
                "\(classes[example.classIndex]) from \(example.source), \(example.weight)")
        }
        return lines
    }

    private func renamed(_ item: NewDelivery, _ name: String) -> NewDelivery {
        switch item {
        case .answer(var answer):
            answer.questionID = name
            return .answer(answer)
        case .retraction(var word):
            word.questionID = name
            return .retraction(word)
        case .refusal: return item
        }
    }

    @Test(arguments: [
        (
            [Event.farModel, .nearModel, .expert, .bert],
            ["answered by bert", "two from human, 2.0"]
        ),
        ([.farModel, .nearModel], ["answered by hq v9", "one from above, 1.0"]),
        ([.anna, .bert, .expert, .annaUndone], ["answered by bert", "two from human, 2.0"]),
        ([.expert, .carlUnanswerable, .nearModel], ["unanswerable by carl"]),
        (
            [.expert, .carlUnanswerable, .carlUndone, .farModel],
            ["answered by oracle", "two from above, 1.0"]
        ),
        ([.anna, .annaUndone], ["waiting by nobody"]),
        (
            [.anna, .bert, .carlUnanswerable, .carlUndone, .nearModel],
            ["answered by anna", "nine from human, 2.0"]
        ),
        (
            [.farModel, .expert, .anna, .carlUnanswerable, .annaUndone],
            ["unanswerable by carl"]
        ),
    ])
    func everyOrderComesToTheSame(events: [Event], expected: [String]) throws {
        let orders = permutations(events)

        for (order, outcome) in zip(orders, try outcomes(orders)) {
            #expect(outcome == expected, "\(order)")
        }
    }

    @Test func everySetComesToTheSameInAnyOrderAndRepeated() throws {
        var random = SplitMix(state: 20_261_121)
        let orders = (0..<150).flatMap { _ in
            let events = Event.allCases.filter { _ in random.next() % 2 == 0 }
            return (0..<3).map { (events + events.prefix($0)).shuffled(using: &random) }
        }

        let results = try outcomes(orders)

        for first in stride(from: 0, to: results.count, by: 3) {
            let same = Set(results[first..<first + 3])
            #expect(same.count == 1, "\(orders[first..<first + 3]): \(same)")
        }
    }

    private func permutations(_ events: [Event]) -> [[Event]] {
        guard events.count > 1 else { return [events] }
        return events.indices.flatMap { index in
            var rest = events
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }
}

/// A small generator with a seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
