internal import GRDB

extension Store {
    /// What the parent is to be told next: what it has not confirmed and what did not expire, by
    /// priority, then in order.
    package func outbox(limit: Int, at: Int64) throws(StoreError) -> [OutboxEntry] {
        throw StoreError(.invalid, "not there yet")
    }

    /// Notes what the parent has, and what it will not have; unknown numbers are passed over.
    package func acknowledge(
        _ receipts: [(sequence: Int64, refusal: String?)], at: Int64
    ) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }

    /// How the outbox stands, without reading it.
    package func outboxState() throws(StoreError) -> OutboxState {
        throw StoreError(.invalid, "not there yet")
    }

    /// Has all sent again that the parent may have lost: it remembers nothing beyond `after`.
    package func resendOutbox(after: Int64) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }

    /// Lets the numbering go on above what the parent has seen from a later life of this node, and
    /// has all that waits sent again.
    package func liftOutbox(above: Int64) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }
}
