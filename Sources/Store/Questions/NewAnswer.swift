/// An answer on its way in.
package struct NewAnswer: Equatable, Sendable {
    /// Nil says that the question is unanswerable; only an expert or a human can say so.
    package var classIndex: Int?
    /// The best classes, as JSON that the store does not read.
    package var ranked: String
    /// In 0...1.
    package var confidence: Double
    /// The node and version, or the operator.
    package var by: String
    package var via: StoredAnswer.Via
    /// How many tiers above this node it was found.
    package var hops: Int
    /// The digest of the version that gave it.
    package var version: String?
    package var at: Int64

    package init(
        classIndex: Int?, ranked: String = "[]", confidence: Double, by: String,
        via: StoredAnswer.Via, hops: Int = 0, version: String? = nil, at: Int64
    ) {
        self.classIndex = classIndex
        self.ranked = ranked
        self.confidence = confidence
        self.by = by
        self.via = via
        self.hops = hops
        self.version = version
        self.at = at
    }

    /// Human over expert over higher tier over lower tier over memory.
    func outranks(_ other: NewAnswer) -> Bool {
        guard via == other.via else { return via > other.via }
        return via == .model && hops > other.hops
    }
}

/// An answer as it lies in the store.
package struct StoredAnswer: Equatable, Sendable {
    package var id: Int64
    package var answer: NewAnswer
    /// The one that stands.
    package var isFinal: Bool
    /// Taken back by its operator.
    package var isUndone: Bool

    /// By which way an answer was found, worst first.
    package enum Via: Int, Comparable, CaseIterable, Sendable {
        case memory, model, expert, human

        package static func < (left: Via, right: Via) -> Bool { left.rawValue < right.rawValue }
    }

    package init(id: Int64, answer: NewAnswer, isFinal: Bool, isUndone: Bool) {
        self.id = id
        self.answer = answer
        self.isFinal = isFinal
        self.isUndone = isUndone
    }
}

/// What became of an answer that came for a question.
package enum AnswerOutcome: Equatable, Sendable {
    /// The question was waiting.
    case answered
    /// It took the place of the answer with that id, which ranked lower.
    case corrected(former: Int64)
    /// The question has an answer that ranks as high; this one is kept beside it.
    case kept
    /// It had come before; nothing was done.
    case known
}
