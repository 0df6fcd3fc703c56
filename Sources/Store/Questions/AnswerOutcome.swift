/// What became of an answer that came for a question.
package enum AnswerOutcome: Equatable, Sendable {
    /// The question was waiting.
    case answered
    /// It took the place of the answer with that id, which ranked lower.
    case corrected(former: Int64)
    /// It took the place of the answer with that id, which ranked lower and said the same.
    case confirmed(former: Int64)
    /// The question has an answer that ranks as high; this one is kept beside it.
    case kept
    /// It had come before; nothing was done.
    case known
}
