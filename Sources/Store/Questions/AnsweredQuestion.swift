/// A question that was answered at once.
package struct AnsweredQuestion: Equatable, Sendable {
    package var question: NewQuestion
    package var answer: NewAnswer
    /// Whether it goes up all the same, to see whether the answer is right.
    package var isAudited: Bool

    package init(question: NewQuestion, answer: NewAnswer, isAudited: Bool = false) {
        self.question = question
        self.answer = answer
        self.isAudited = isAudited
    }
}
