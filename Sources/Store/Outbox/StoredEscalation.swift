/// Where a waiting question stands on its way up.
package enum StoredEscalation: Equatable, Sendable {
    /// In the outbox: the parent has not confirmed it yet.
    case queued
    /// The parent has it.
    case passedUp
    /// The parent will not have it, for this reason; it waits here for a human.
    case refused(String)
    /// Its time to live ran out before the parent had it; it waits here for a human.
    case expired
}
