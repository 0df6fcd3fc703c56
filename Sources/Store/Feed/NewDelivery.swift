/// Something that came down the parent's feed for a question.
package enum NewDelivery: Equatable, Sendable {
    case answer(FedAnswer)
    /// An operator above took a word back.
    case retraction(FedRetraction)
    /// The question will not be answered above after all; it waits here for a human.
    case refusal(questionID: String, reason: String)
}
