import Node
import Testing

struct ExpertStateTests {
    /// An expert whose program runs and was asked `questions`.
    private func asked(
        _ count: Int = 1, _ declaration: ExpertDeclaration = Bench.declaration
    ) -> Bench {
        var bench = Bench(declaration)
        bench.wait(count)
        bench.start()
        return bench
    }

    @Test func `the program is started when the first question waits`() {
        var bench = Bench()
        #expect(bench.handle(.nudged) == [.fetch(after: 0, limit: 10)])
        #expect(bench.handle(.fetched([], upTo: 7)).isEmpty)

        #expect(bench.handle(.nudged) == [.fetch(after: 7, limit: 10)])
        #expect(bench.handle(.fetched([Bench.question(8)], upTo: 8)) == [.start])
        #expect(
            bench.handle(.started).first
                == .send([Bench.question(8)], ExpertLedger(day: 5, spent: 0, settled: 7)))
    }

    @Test func `an answer is settled, and the ledger follows`() {
        var bench = asked(2)
        let known = ExpertReply.Verdict.known(classIndex: 1, confidence: 0.9)
        #expect(
            bench.handle(.replied(ExpertReply(id: "q2", verdict: known))).first
                == .settle("q2", .known(classIndex: 1, confidence: 0.9)))
        _ = bench.handle(.settled("q2"))
        #expect(bench.state.settledUpTo == 0)

        _ = bench.handle(.replied(ExpertReply(id: "q1", verdict: .doesNotKnow)))
        #expect(bench.state.settledUpTo == 0)
        _ = bench.handle(.settled("q1"))
        #expect(bench.state.settledUpTo == 2)
        #expect(bench.state.figures.answered == 1)
        #expect(bench.state.figures.didNotKnow == 1)
    }

    @Test func `an answer that could not be stored is stored a second later`() {
        var bench = asked()
        _ = bench.handle(.replied(ExpertReply(id: "q1", verdict: .unanswerable)))
        #expect(!bench.handle(.notSettled("q1")).contains(.settle("q1", .unanswerable)))
        #expect(bench.state.nextMoment == 1)
        bench.seconds = 1
        #expect(bench.handle(.woke) == [.settle("q1", .unanswerable)])
    }

    @Test func `a foreign, a late and a repeated answer change nothing`() {
        var bench = asked()
        let known = ExpertReply.Verdict.known(classIndex: 0, confidence: 1)
        #expect(
            bench.handle(.replied(ExpertReply(id: "other", verdict: known))) == [
                .note(
                    .warning,
                    "expert key: 1 answers counted as none; it answered a question that it was "
                        + "not asked, or too late")
            ])
        _ = bench.handle(.replied(ExpertReply(id: "q1", verdict: known)))
        let again = bench.handle(.replied(ExpertReply(id: "q1", verdict: known)))
        #expect(again.allSatisfy { if case .settle = $0 { false } else { true } })
        #expect(bench.state.figures.none == 2)
    }

    @Test func `a malformed answer counts as none for its question`() {
        var bench = asked()
        let effects = bench.handle(
            .replied(ExpertReply(id: "q1", verdict: .malformed("the task has no class x"))))
        #expect(effects.first == .settle("q1", .none))
        #expect(bench.state.remark == "counted as none: the task has no class x")
    }

    @Test func `a late answer counts as none and costs the program its life`() {
        var bench = asked(2)
        #expect(bench.state.nextMoment == 30)
        bench.seconds = 30
        #expect(
            bench.handle(.woke) == [
                .settle("q1", .none), .settle("q2", .none), .kill,
            ])
        #expect(!bench.handle(.nudged).contains(.start))
        _ = bench.handle(.ended("was ended by signal 9"))
        #expect(bench.state.isResting)
    }

    @Test func `what went with its program is asked again, oldest first, three times at most`() {
        var bench = asked(3)
        for _ in 0..<2 {
            _ = bench.handle(.ended("ended with code 1"))
            bench.seconds += 60
            #expect(bench.handle(.woke) == [.start])
            #expect(bench.sent(by: .started) == ["q1", "q2", "q3"])
        }
        let effects = bench.handle(.ended("ended with code 1"))
        #expect(
            effects.prefix(3) == [
                .settle("q1", .none), .settle("q2", .none), .settle("q3", .none),
            ])
    }

    @Test func `the rest doubles up to a minute, and a good answer ends it`() {
        var bench = asked()
        var rests: [Double] = []
        for _ in 0..<12 {
            _ = bench.handle(.ended("ended with code 1"))
            rests.append((bench.state.nextMoment ?? 0) - bench.seconds)
            bench.seconds += 60
            bench.wait(1)
            bench.start()
        }
        for (power, rest) in rests.enumerated() {
            let whole = min(60, 0.25 * Double(1 << power))
            #expect(rest >= whole / 2 && rest <= whole)
        }
        let id = "q\(bench.asked)"
        _ = bench.handle(.replied(ExpertReply(id: id, verdict: .doesNotKnow)))
        _ = bench.handle(.ended("ended with code 0"))
        #expect((bench.state.nextMoment ?? .infinity) - bench.seconds <= 0.25)
    }

    @Test func `a program that writes only garbage is killed`() {
        var bench = asked()
        var effects: [ExpertState.Effect] = []
        let garbage = ExpertReply(id: nil, verdict: .malformed("no JSON"))
        for _ in 0..<100 { effects += bench.handle(.replied(garbage)) }
        #expect(effects.filter { $0 == .kill }.count == 1)
        // The first, the tenth and the hundredth.
        #expect(effects.count == 4)
    }

    @Test func `no more questions are asked than the minute allows`() {
        var bench = Bench(.init(name: "key", command: ["x"], questionsPerMinute: 6))
        bench.wait(1)
        bench.start()
        #expect(bench.handle(.nudged).isEmpty)
        #expect((bench.state.nextMoment ?? 0) > 9.9)
        bench.seconds = 10.1
        #expect(bench.handle(.woke) == [.fetch(after: 1, limit: 1)])
    }

    @Test func `no more is spent than the day allows, whatever the clock does`() {
        var bench = Bench(
            .init(
                name: "key", command: ["x"], questionsPerMinute: 6000, cost: 0.1,
                dailyBudget: 0.35))
        #expect(bench.handle(.nudged) == [.fetch(after: 0, limit: 3)])
        _ = bench.handle(.fetched([1, 2, 3].map { Bench.question($0) }, upTo: 3))
        _ = bench.handle(.started)
        for id in ["q1", "q2", "q3"] {
            _ = bench.handle(.replied(ExpertReply(id: id, verdict: .doesNotKnow)))
            _ = bench.handle(.settled(id))
        }
        #expect(bench.handle(.nudged).isEmpty)
        bench.day = 4
        #expect(bench.handle(.nudged).isEmpty)
        bench.day = 5
        #expect(bench.handle(.nudged) == [.fetch(after: 3, limit: 3)])
        #expect(bench.state.ledger.spent == 0)
    }

    @Test func `at the top only means not at all below a parent`() {
        var bench = Bench()
        _ = bench.handle(.hasParent(true))
        #expect(bench.handle(.nudged).isEmpty)
        #expect(bench.handle(.hasParent(false)) == [.fetch(after: 0, limit: 10)])
    }

    @Test func `where the parent is asked next, a program that rests holds nobody up`() {
        var bench = Bench(
            .init(name: "key", command: ["x"], questionsPerMinute: 60, onlyAtTop: false))
        _ = bench.handle(.hasParent(true))
        bench.wait(2)
        bench.start()
        let ended = bench.handle(.ended("ended with code 1"))
        #expect(ended.prefix(2) == [.settle("q1", .none), .settle("q2", .none)])
        #expect(
            bench.handle(.fetched([Bench.question(3)], upTo: 3)).first == .settle("q3", .none))
    }

    @Test func `nothing is sent while the ledger cannot be written`() {
        var bench = asked()
        #expect(bench.handle(.notSent(["q1"])).isEmpty)
        #expect(bench.handle(.nudged).isEmpty)
        bench.seconds = 1
        #expect(bench.sent(by: .woke) == ["q1"])
    }
}

/// A state with its clock, and the questions that wait for it.
private struct Bench {
    static let declaration = ExpertDeclaration(name: "key", command: ["x"])
    var state: ExpertState
    var seconds = 0.0
    var day: Int64 = 5
    var asked = 0

    init(_ declaration: ExpertDeclaration = Bench.declaration) {
        state = ExpertState(
            declaration, ledger: ExpertLedger(day: 4), hasParent: false, seed: 7,
            at: .init(day: 5, seconds: 0))
    }

    static func question(_ number: Int64) -> ExpertQuestion {
        ExpertQuestion(number: number, id: "q\(number)", line: "{}")
    }

    mutating func handle(_ event: ExpertState.Event) -> [ExpertState.Effect] {
        state.handle(event, at: .init(day: day, seconds: seconds))
    }

    /// Has so many more questions wait, and the state know of them.
    mutating func wait(_ count: Int) {
        _ = handle(.nudged)
        let numbers = (asked + 1)...(asked + count)
        asked += count
        _ = handle(
            .fetched(numbers.map { Self.question(Int64($0)) }, upTo: Int64(numbers.upperBound)))
    }

    mutating func start() { _ = handle(.started) }

    /// The ids that an event has sent.
    mutating func sent(by event: ExpertState.Event) -> [String] {
        handle(event).flatMap { effect -> [String] in
            if case .send(let questions, _) = effect { questions.map(\.id) } else { [] }
        }
    }
}
