internal import GRDB

extension Store {
    /// The nodes that the question of that whole id passed, as JSON that the store does not read:
    /// up to this one, and above it.
    package func route(_ id: String) throws(StoreError) -> (up: String, above: String) {
        throw StoreError(.invalid, "not there yet")
    }
}
