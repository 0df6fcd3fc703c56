internal import GRDB

extension Store {
    /// What the child is to be told after the number `after`, in order.
    package func feed(
        child: Int64, after: Int64, limit: Int
    ) throws(StoreError) -> [FeedEntry] {
        throw StoreError(.invalid, "not there yet")
    }

    /// Notes up to which number the child says to have applied its feed.
    package func applied(child: Int64, upTo: Int64) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }

    /// Lets the child's feed go on above `above`, which it has applied in a later life of this
    /// node, and numbers anew what it still has to be told.
    package func liftFeed(child: Int64, above: Int64) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }

    /// Puts the base that the child is to build on into its feed.
    ///
    /// Earlier offers of the task that it has not applied become this one.
    package func offer(child: Int64, task: String, body: String) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }
}
