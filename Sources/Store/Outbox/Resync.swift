/// What a child does about its outbox's numbers after the parent's welcome: either side may have
/// come back from a backup.
package enum Resync: Equatable, Sendable {
    case nothing
    /// The parent has forgotten what was confirmed above this number.
    case resend(after: Int64)
    /// The parent has more than this outbox gave out: all of it goes again, under new numbers.
    case lift(above: Int64)

    /// Compares what the parent has with what the outbox gave out and saw confirmed.
    package init(received: Int64, sent: Int64, confirmed: Int64) {
        if received > sent {
            self = .lift(above: received)
        } else if received < confirmed {
            self = .resend(after: received)
        } else {
            self = .nothing
        }
    }
}
