/// A question that a child passed up before, with the answer that stands there: this node went back
/// to a copy and has forgotten one or both.
package struct ChildAnswer: Equatable, Sendable {
    package var question: NewQuestion
    /// As it would stand here; `exampleWeight` nil teaches nothing.
    package var answer: FedAnswer

    package init(question: NewQuestion, answer: FedAnswer) {
        self.question = question
        self.answer = answer
    }
}
