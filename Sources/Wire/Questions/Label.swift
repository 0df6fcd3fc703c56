/// A human's word on one question.
package struct LabelRequest: Codable, Equatable, Sendable {
    package var question: QuestionID
    package var verdict: Verdict
    package var operatorName: String
    package var note: String?

    package enum Verdict: Codable, Equatable, Sendable {
        /// A class that the task has.
        case known(String)
        /// A class that the task gets by this label.
        case newClass(String)
        /// No class fits, or nobody could tell.
        case unanswerable
    }

    package init(
        question: QuestionID, verdict: Verdict, operatorName: String, note: String? = nil
    ) {
        self.question = question
        self.verdict = verdict
        self.operatorName = operatorName
        self.note = note
    }
}

/// What a label did, and the name by which it is undone.
package struct LabelReceipt: Codable, Equatable, Sendable {
    package var id: LabelID
    package var question: QuestionID
    package var task: String
    /// The class; nil for unanswerable.
    package var name: String?
    /// What the model would have said.
    package var guess: String?
    /// Examples the task now has beyond those that the live version was trained on.
    package var newExampleCount: Int

    package init(
        id: LabelID, question: QuestionID, task: String, name: String?, guess: String?,
        newExampleCount: Int
    ) {
        self.id = id
        self.question = question
        self.task = task
        self.name = name
        self.guess = guess
        self.newExampleCount = newExampleCount
    }
}
