package import Wire

/// What a node makes of one question, decided from numbers alone.
package enum Judgement: Equatable, Sendable {
    case answer(Via, label: Int, confidence: Double)
    case abstain(AbstainReason)

    /// What the model said of an input.
    package enum ModelWord: Equatable, Sendable {
        case noModel
        case unfamiliar
        case malformed
        case best(label: Int, confidence: Double)
    }

    /// The nearest solved question.
    package struct MemoryWord: Equatable, Sendable {
        package var label: Int
        /// In 0...1.
        package var similarity: Double

        package init(label: Int, similarity: Double) {
            self.label = label
            self.similarity = similarity
        }
    }

    /// Takes the model when it is sure enough, else a solved question that is near enough, else
    /// says unknown.
    ///
    /// A model that said nothing usable is never trusted, whatever its numbers.
    package static func decide(
        model: ModelWord, threshold: Double, memory: MemoryWord?, memoryThreshold: Double
    ) -> Judgement {
        if case .best(let label, let confidence) = model, confidence >= threshold {
            return .answer(.model, label: label, confidence: confidence)
        }
        if let memory, memory.similarity >= memoryThreshold {
            return .answer(.memory, label: memory.label, confidence: memory.similarity)
        }
        return .abstain(reason(model, threshold: threshold))
    }

    private static func reason(_ model: ModelWord, threshold: Double) -> AbstainReason {
        switch model {
        case .noModel: .noModel
        case .unfamiliar: .unfamiliar
        case .malformed: .malformedOutput
        case .best(_, let confidence) where confidence.isNaN: .malformedOutput
        case .best(_, let confidence):
            .belowThreshold(confidence: confidence, threshold: threshold)
        }
    }
}
