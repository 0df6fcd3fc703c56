/// What became of a stretch of the parent's feed, with what others wait for as it lies in the store
/// now: they need not read it again.
package struct AppliedFeed: Equatable, Sendable {
    /// In the order of what came.
    package var outcomes: [WordOutcome] = []
    /// The answers that stand now to questions that got one, by the question's id.
    package var answers: [String: StoredAnswer] = [:]
    /// The examples that solve what a question asks, by the question's id, where that changed.
    package var solved: [String: StoredExample] = [:]
    /// What the feeds of the children got, by the child's row, in order.
    package var fed: [Int64: [FeedEntry]] = [:]

    package init() {}
}
