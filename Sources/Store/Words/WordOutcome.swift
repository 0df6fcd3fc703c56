/// What became of something that came from a neighbour: an answer from above, a word from below.
package struct WordOutcome: Equatable, Sendable {
    package var questionID: String
    package var task: String
    package var result: Result
    /// The example that carries the answer that stands now, when this changed it.
    package var exampleID: Int64?
    /// Examples that are gone, for memory to forget.
    package var removedExampleIDs: [Int64]
    /// Whether the task's classes changed.
    package var changedClasses: Bool
    /// What this node had said of a question whose answer came from above; nil where it had said
    /// nothing, and where the answer does not stand.
    package var own: OwnWord?

    /// What this node itself said of a question.
    package struct OwnWord: Equatable, Sendable {
        package var guess: Guess
        /// Whether it was an answer and no guess.
        package var wasAnswer: Bool
        /// Whether the answer that stands now says the same.
        package var isRight: Bool

        package init(guess: Guess, wasAnswer: Bool, isRight: Bool) {
            self.guess = guess
            self.wasAnswer = wasAnswer
            self.isRight = isRight
        }
    }

    package enum Result: Equatable, Sendable {
        /// The question was waiting, or was not known and is an example now.
        case answered
        /// It took the place of the answer with that id, which ranked lower.
        case corrected(former: Int64)
        /// It took the place of the answer with that id, which ranked lower and said the same.
        case confirmed(former: Int64)
        /// The question has an answer that ranks higher; this one is kept beside it.
        case kept
        /// It had come before; nothing was done.
        case known
        /// A word was taken back; where the question stands again.
        case retracted(StoredQuestion.State)
        /// The question is not known here; nothing was done.
        case unknown
        /// Nothing was done, for this reason.
        case refused(String)
    }

    package init(
        questionID: String, task: String = "", result: Result, exampleID: Int64? = nil,
        removedExampleIDs: [Int64] = [], changedClasses: Bool = false, own: OwnWord? = nil
    ) {
        self.questionID = questionID
        self.task = task
        self.result = result
        self.exampleID = exampleID
        self.removedExampleIDs = removedExampleIDs
        self.changedClasses = changedClasses
        self.own = own
    }
}
