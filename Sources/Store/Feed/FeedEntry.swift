/// Something that a child is to be told.
package struct FeedEntry: Equatable, Sendable {
    /// Counts up per child from 1 without gaps.
    package var sequence: Int64
    package var item: Item

    package enum Item: Equatable, Sendable {
        /// With `hops` and routes as they are at this node.
        case answer(FedAnswer)
        case retraction(FedRetraction)
        /// The base that the child is to build on, as JSON that the store does not read.
        case offer(task: String, body: String)
        case refusal(questionID: String, reason: String)
    }

    package init(sequence: Int64, item: Item) {
        self.sequence = sequence
        self.item = item
    }
}
