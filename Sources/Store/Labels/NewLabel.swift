/// A human's word on one question, on its way in.
package struct NewLabel: Equatable, Sendable {
    /// The question's whole id.
    package var questionID: String
    package var verdict: Verdict
    package var operatorName: String
    package var note: String?
    /// What the example counts for in training, above 0.
    package var weight: Double
    package var at: Int64

    package enum Verdict: Equatable, Sendable {
        /// A class that the task has.
        case known(String)
        /// A class that the task gets by this label, unless it has it.
        case newClass(String)
        /// No class fits, or nobody could tell.
        case unanswerable
    }

    package init(
        questionID: String, verdict: Verdict, operatorName: String, note: String? = nil,
        weight: Double = 1, at: Int64
    ) {
        self.questionID = questionID
        self.verdict = verdict
        self.operatorName = operatorName
        self.note = note
        self.weight = weight
        self.at = at
    }
}
