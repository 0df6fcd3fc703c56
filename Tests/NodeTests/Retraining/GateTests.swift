import Node
import Testing

@Suite struct GateTests {
    private let gate = Gate(truth: [0, 0, 0, 1, 1, 1], classes: ["cat", "dog"])

    private func side(_ marks: String) -> Gate.Side {
        Gate.Side(isRight: marks.map { $0 == "+" })
    }

    @Test func aBetterCandidateIsPromotedWithItsGain() {
        let verdict = gate.judge(candidate: side("+++++-"), live: side("++++--"))

        #expect(
            verdict
                == .promote(
                    "better: 83.3 % right, live 66.7 % (+16.7 points) on 6 held-out examples"))
    }

    @Test func aWorseCandidateIsRejected() {
        let verdict = gate.judge(candidate: side("++----"), live: side("+++---"))

        #expect(
            verdict
                == .reject(
                    "worse than live: 33.3 % right, live 50.0 % (−16.7 points) on 6 held-out "
                        + "examples"))
    }

    @Test func oneExampleDoesNotHoldBackACandidateThatWasTrainedOnMore() {
        let live = side("++++--")

        let verdict = gate.judge(candidate: side("+++---"), live: live, hasMore: true)

        #expect(
            verdict
                == .promote(
                    "trained on more, no worse than chance explains: 50.0 % right, live 66.7 % "
                        + "(−16.7 points) on 6 held-out examples"))
        #expect(gate.judge(candidate: side("+++---"), live: live).isRejection)
        #expect(gate.judge(candidate: side("------"), live: live, hasMore: true).isRejection)
    }

    @Test func fourMoreWrongAndNoneMoreRightAreBeyondChance() {
        let gate = Gate(truth: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], classes: ["cat", "dog"])
        let live = side("++++++++++")

        #expect(
            !gate.judge(candidate: side("--+++-++++"), live: live, hasMore: true).isRejection)
        #expect(gate.judge(candidate: side("--+++--+++"), live: live, hasMore: true).isRejection)
    }

    @Test func aClassLostBeyondChanceHoldsBackACandidateThatWasTrainedOnMore() {
        let gate = Gate(
            truth: [0, 0, 0, 0, 1, 1, 1, 1, 1, 1], classes: ["cat", "dog"])
        let live = side("++++------")

        let all = gate.judge(candidate: side("----++++++"), live: live, hasMore: true)
        let some = gate.judge(candidate: side("+---++++++"), live: live, hasMore: true)

        #expect(all.remark.hasPrefix("loses class cat: tells 0, live tells 4;"))
        #expect(!some.isRejection)
    }

    @Test func anEqualCandidateIsPromoted() {
        let verdict = gate.judge(candidate: side("+++---"), live: side("++-+--"))

        #expect(verdict.remark.hasPrefix("as good: 50.0 %"))
    }

    @Test func aCandidateThatLosesAClassIsRejectedThoughBetterOverall() {
        let gate = Gate(truth: [0, 0, 0, 0, 1, 1], classes: ["cat", "dog"])

        let verdict = gate.judge(candidate: side("++++--"), live: side("+---++"))

        #expect(
            verdict
                == .reject(
                    "loses class dog: tells 0, live tells 2; 66.7 % right, live 50.0 % "
                        + "(+16.7 points) on 6 held-out examples"))
    }

    @Test func theFirstVersionMustBeatTheBaseline() {
        #expect(
            gate.judgeFirst(candidate: side("++++--"), baseline: 0.5)
                == .promote("first version: 66.7 % right, baseline 50.0 %"))
        #expect(
            gate.judgeFirst(candidate: side("+-----"), baseline: 0.5)
                == .reject(
                    "worse than always saying the commonest class: 16.7 % right, baseline 50.0 %"))
    }

    @Test func nothingIsPromotedWithoutHeldOutExamples() {
        let empty = Gate(truth: [], classes: ["cat"])

        #expect(
            empty.judge(candidate: side(""), live: side(""))
                == .reject("there are no held-out examples to compare on"))
    }
}

extension Gate.Verdict {
    fileprivate var isRejection: Bool {
        if case .reject = self { true } else { false }
    }
}
