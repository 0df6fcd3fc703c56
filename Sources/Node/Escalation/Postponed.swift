internal import Wire

/// What a child has to do about its parent that can wait a moment: receipts to note, and to say how
/// far the feed is applied.
///
/// A question is often answered a moment after its receipt, and then nothing is to be written; and
/// many answers take one word to the parent.
struct Postponed: Equatable {
    /// After so many entries of the feed the parent hears of it at once.
    private static let saidAtOnce: Int64 = 64

    private var receipts: [Receipt] = []
    /// Up to which number the feed is applied, durably, and what the parent was told of that.
    private var applied: Int64
    private var said: Int64
    private var isLingering = false

    init(applied: Int64 = 0) {
        self.applied = applied
        said = applied
    }

    /// Takes receipts in; they are noted at once when one is a refusal, which is news for people.
    mutating func keep(_ batch: [Receipt]) -> [UplinkState.Effect] {
        receipts += batch
        return batch.contains { $0.refusal != nil } ? takeReceipts() : []
    }

    mutating func say(applied number: Int64) -> [UplinkState.Effect] {
        applied = number
        return applied - said >= Self.saidAtOnce ? sayApplied() : linger()
    }

    mutating func sayApplied() -> [UplinkState.Effect] {
        said = applied
        return [.send(.applied(upTo: applied))]
    }

    /// What has to be done before anything that builds on it.
    mutating func takeReceipts() -> [UplinkState.Effect] {
        defer { receipts = [] }
        return receipts.isEmpty ? [] : [.acknowledge(receipts)]
    }

    /// All of it, as the moment is over.
    mutating func take() -> [UplinkState.Effect] {
        isLingering = false
        return takeReceipts() + (applied > said ? sayApplied() : [])
    }

    /// Asks for a moment, unless there is nothing left to do after it.
    mutating func linger() -> [UplinkState.Effect] {
        guard !isLingering, !receipts.isEmpty || applied > said else { return [] }
        isLingering = true
        return [.linger]
    }
}
