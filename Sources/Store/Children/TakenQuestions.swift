/// What became of a batch that a child passed up.
package struct TakenQuestions: Equatable, Sendable {
    /// In the order of the batch: nil for an id that is another question's.
    package var outcomes: [QueuedQuestion?]
    /// What the child's own feed got by it, in order, as it is read from there.
    package var fed: [FeedEntry]

    package init(outcomes: [QueuedQuestion?], fed: [FeedEntry]) {
        self.outcomes = outcomes
        self.fed = fed
    }
}
