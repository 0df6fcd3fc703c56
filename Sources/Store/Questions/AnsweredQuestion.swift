/// A question that was answered at once.
package struct AnsweredQuestion: Equatable, Sendable {
    package var question: NewQuestion
    package var answer: NewAnswer

    package init(question: NewQuestion, answer: NewAnswer) {
        self.question = question
        self.answer = answer
    }
}
