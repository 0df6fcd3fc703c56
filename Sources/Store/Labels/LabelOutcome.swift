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
    /// Examples that are gone, for memory to forget.
    package var removedExampleIDs: [Int64]

    package init(
        id: Int64, questionID: String, task: String, classIndex: Int?, className: String?,
        createdClass: Bool, guess: Guess?, exampleID: Int64?,
        removedExampleIDs: [Int64] = []
    ) {
        self.id = id
        self.questionID = questionID
        self.task = task
        self.classIndex = classIndex
        self.className = className
        self.createdClass = createdClass
        self.guess = guess
        self.exampleID = exampleID
        self.removedExampleIDs = removedExampleIDs
    }
}
