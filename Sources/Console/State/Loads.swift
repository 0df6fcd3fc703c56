/// Which reads of the node are under way, and what must be read again afterwards.
///
/// A change that arrives during a read is remembered and leads to exactly one further read, so
/// that neither is an update lost nor do reads pile up.
package struct Loads: Equatable, Sendable {
    private var stale: Set<Slot>
    private var inFlight: Set<Slot> = []
    private var failed: Set<Slot> = []
    private var asked: [Slot: Query] = [:]

    /// Nothing has been read yet: everything is stale.
    package init() {
        stale = [
            .status, .tasks, .tree, .questions, .versions, .promotions, .jobs, .events, .audit,
            .version, .quality, .job, .runningJob, .answered, .credentials,
        ]
    }

    package func isInFlight(_ slot: Slot) -> Bool { inFlight.contains(slot) }

    /// Whether the last read failed and waits for its next try.
    func hasFailed(_ slot: Slot) -> Bool { failed.contains(slot) && !stale.contains(slot) }

    /// Remembers that what these slots hold may have changed.
    mutating func markStale(_ slots: some Sequence<Slot>) {
        stale.formUnion(slots)
    }

    /// Returns the read that fills `slot` with what `query` asks, if it is due now.
    mutating func next(_ slot: Slot, _ query: Query) -> Load? {
        guard !inFlight.contains(slot), stale.contains(slot) || asked[slot] != query else {
            return nil
        }
        stale.remove(slot)
        inFlight.insert(slot)
        asked[slot] = query
        return Load(slot, query)
    }

    mutating func arrived(_ load: Load) {
        inFlight.remove(load.slot)
        failed.remove(load.slot)
        // There are as many questions as there are labels: those that came are forgotten.
        if case .question = load.slot { asked[load.slot] = nil }
    }

    /// Returns whether this is news: the slot's last read had succeeded.
    mutating func failed(_ load: Load) -> Bool {
        inFlight.remove(load.slot)
        return failed.insert(load.slot).inserted
    }

    /// Tries again what failed; called once a second at most.
    mutating func retryFailed() {
        stale.formUnion(failed)
    }
}
