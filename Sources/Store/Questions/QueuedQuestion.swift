/// What became of a question that was to wait here.
package struct QueuedQuestion: Equatable, Sendable {
    /// Whether its id was not known before.
    package var isNew: Bool
    /// The number that it got in the outbox, when it went in just now.
    package var outboxSequence: Int64?

    package init(isNew: Bool, outboxSequence: Int64? = nil) {
        self.isNew = isNew
        self.outboxSequence = outboxSequence
    }
}
