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

/// What a label did, and the name by which it is undone.
package struct LabelOutcome: Equatable, Sendable {
    package var id: Int64
    package var questionID: String
    package var task: String
    /// Nil for unanswerable.
    package var classIndex: Int?
    package var className: String?
    /// Whether the task got the class by this label.
    package var createdClass: Bool
    /// What the model would have said.
    package var guess: Guess?
    /// The example that carries the word; nil for unanswerable.
    package var exampleID: Int64?

    package init(
        id: Int64, questionID: String, task: String, classIndex: Int?, className: String?,
        createdClass: Bool, guess: Guess?, exampleID: Int64?
    ) {
        self.id = id
        self.questionID = questionID
        self.task = task
        self.classIndex = classIndex
        self.className = className
        self.createdClass = createdClass
        self.guess = guess
        self.exampleID = exampleID
    }
}

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

/// A label as it lies in the store.
package struct StoredLabel: Equatable, Sendable {
    package var id: Int64
    package var questionID: String
    /// Nil for unanswerable.
    package var className: String?
    package var operatorName: String
    package var note: String?
    package var at: Int64
    package var undoneAt: Int64?
    package var undoneBy: String?

    package init(
        id: Int64, questionID: String, className: String?, operatorName: String, note: String?,
        at: Int64, undoneAt: Int64?, undoneBy: String?
    ) {
        self.id = id
        self.questionID = questionID
        self.className = className
        self.operatorName = operatorName
        self.note = note
        self.at = at
        self.undoneAt = undoneAt
        self.undoneBy = undoneBy
    }
}
