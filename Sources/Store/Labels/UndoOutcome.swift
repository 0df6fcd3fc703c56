/// What taking a label back did.
package struct UndoOutcome: Equatable, Sendable {
    package var questionID: String
    package var task: String
    /// Where the question stands again.
    package var state: StoredQuestion.State
    /// The example that is gone; nil when another label or source carries the word too.
    package var removedExampleID: Int64?
    /// The class that the label had created and that is gone with it.
    package var removedClass: String?

    package init(
        questionID: String, task: String, state: StoredQuestion.State,
        removedExampleID: Int64?, removedClass: String?
    ) {
        self.questionID = questionID
        self.task = task
        self.state = state
        self.removedExampleID = removedExampleID
        self.removedClass = removedClass
    }
}
