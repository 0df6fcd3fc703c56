internal import Store
internal import Wire

/// Keeps locally answered questions for a while and not for ever.
///
/// The stated rule: 30 days, and never more than 200,000; what waits and what a human labelled
/// stays.
struct Retention {
    static let days = 30
    static let most = 200_000

    let store: Store
    let clock: NodeClock

    /// Removes what is over; returns how many questions are gone.
    func run() throws(StoreError) -> Int {
        let oldest = clock.now().milliseconds - Int64(Self.days) * 86_400_000
        return try store.trimAnswered(olderThan: oldest, keepAtMost: Self.most)
    }
}
