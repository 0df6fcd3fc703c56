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
