internal import Store
internal import Wire

/// Keeps locally answered questions for a while and not for ever, and all questions within their
/// share of the disk.
///
/// The stated rule: 30 days, and never more than 200,000; what waits and what a human labelled
/// stays. All questions together take at most what the settings say, 1 GiB without; what goes first
/// is in docs/schema.md, and a label never does.
struct Retention {
    static let days = 30
    static let most = 200_000

    let store: Store
    let clock: NodeClock

    /// Removes what is over, and what is too much; returns a sentence for the operator when more
    /// went than was over.
    func run() throws(StoreError) -> String? {
        let now = clock.now().milliseconds
        let oldest = now - Int64(Self.days) * 86_400_000
        _ = try store.trimAnswered(olderThan: oldest, keepAtMost: Self.most)
        let bytes = try NodeSettings(in: store).questionBytes
        let outcome = try store.keepWithin(questionBytes: bytes, at: now)
        return outcome.sentence.map {
            "the questions took more than their share of the disk (\(bytes / 1_000_000) MB): \($0)"
        }
    }
}
