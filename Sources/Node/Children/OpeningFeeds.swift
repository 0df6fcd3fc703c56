internal import Store
internal import Synchronization

/// How far each child's feed had come when this node was opened.
///
/// A copy that was made and brought back within one conversation remembers its name, so the name
/// tells nothing. But what a child has applied before it is met was given out before this process
/// began: when that is more than the feed had then, this store went back to a copy. By now the
/// feed may have caught up, with other things under the same numbers.
final class OpeningFeeds: Sendable {
    private let unmet: Mutex<[Int64: Int64]>

    init(of store: Store) throws {
        let heads = try store.feedHeads()
        unmet = Mutex(heads)
    }

    /// The last number of its feed that the child may know, by its row: once it was met, `now`.
    func take(for child: Int64, now: Int64) -> Int64 {
        unmet.withLock { $0.removeValue(forKey: child) ?? now }
    }
}
