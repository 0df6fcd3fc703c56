import Node
import Testing
import Wire

@Suite struct JudgementTests {
    private func decide(
        _ model: Judgement.ModelWord, memory: Judgement.MemoryWord? = nil
    ) -> Judgement {
        Judgement.decide(model: model, threshold: 0.8, memory: memory, memoryThreshold: 0.9)
    }

    @Test func aSureModelAnswers() {
        #expect(
            decide(.best(label: 3, confidence: 0.8))
                == .answer(.model, label: 3, confidence: 0.8))
    }

    @Test func anUnsureModelAbstainsWithItsNumbers() {
        #expect(
            decide(.best(label: 3, confidence: 0.79))
                == .abstain(.belowThreshold(confidence: 0.79, threshold: 0.8)))
    }

    @Test func memoryAnswersWhereTheModelIsUnsure() {
        #expect(
            decide(.best(label: 3, confidence: 0.1), memory: .init(label: 5, similarity: 0.9))
                == .answer(.memory, label: 5, confidence: 0.9))
    }

    @Test func aSureModelOutranksMemory() {
        #expect(
            decide(.best(label: 3, confidence: 0.9), memory: .init(label: 5, similarity: 1))
                == .answer(.model, label: 3, confidence: 0.9))
    }

    @Test(arguments: [
        (Judgement.ModelWord.noModel, AbstainReason.noModel),
        (.unfamiliar, .unfamiliar),
        (.malformed, .malformedOutput),
        (.best(label: 0, confidence: .nan), .malformedOutput),
    ])
    func unusableOutputIsUnknown(word: Judgement.ModelWord, reason: AbstainReason) {
        #expect(decide(word) == .abstain(reason))
    }

    @Test func aDistantMemoryIsNoAnswer() {
        #expect(decide(.noModel, memory: .init(label: 5, similarity: 0.89)) == .abstain(.noModel))
    }
}
