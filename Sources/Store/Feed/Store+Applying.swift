internal import GRDB

extension Store {
    /// Applies what came down the parent's feed, with the cursor, in one transaction.
    ///
    /// Answers stand or are kept by rank, become examples, create classes that are missing, and go
    /// on to the children that asked.
    /// - Parameters:
    ///   - items: what came, in order; offers are not the store's.
    ///   - upTo: the last number of what came; the cursor never goes back.
    /// - Returns: what became of each, in order.
    /// - Throws: `conflict` without a parent.
    package func applyFeed(
        _ items: [NewDelivery], upTo: Int64
    ) throws(StoreError) -> [WordOutcome] {
        throw StoreError(.invalid, "not there yet")
    }
}
