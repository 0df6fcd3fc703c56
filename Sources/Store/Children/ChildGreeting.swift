/// What a child says of the numbers between it and this node when it dials.
package struct ChildGreeting: Equatable, Sendable {
    /// The last number of its feed that it applied.
    package var applied: Int64
    /// The highest number of its outbox that it saw confirmed.
    package var confirmed: Int64
    /// The last conversation that it remembers; nil before the first.
    package var conversation: String?

    package init(applied: Int64, confirmed: Int64, conversation: String?) {
        self.applied = applied
        self.confirmed = confirmed
        self.conversation = conversation
    }
}
