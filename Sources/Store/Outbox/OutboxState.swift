/// How the outbox stands.
package struct OutboxState: Equatable, Sendable {
    /// The last number given out.
    package var lastSequence: Int64
    /// The highest number that the parent confirmed.
    package var confirmed: Int64
    /// How many entries the parent has not confirmed, expired ones not counted.
    package var unsent: Int
    /// When the one of them that lies the longest was put there.
    package var oldestUnsentAt: Int64?

    package init(lastSequence: Int64, confirmed: Int64, unsent: Int, oldestUnsentAt: Int64?) {
        self.lastSequence = lastSequence
        self.confirmed = confirmed
        self.unsent = unsent
        self.oldestUnsentAt = oldestUnsentAt
    }
}
