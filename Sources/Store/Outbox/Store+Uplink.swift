internal import GRDB

extension Store {
    /// The parent; nil at the top.
    package func uplink() throws(StoreError) -> StoredUplink? {
        throw StoreError(.invalid, "not there yet")
    }

    /// Sets the parent, or what reaching it takes.
    ///
    /// When it is another node than before, its feed begins anew and all that waits goes up to it.
    package func setUplink(_ uplink: StoredUplink) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }

    /// Makes the node the top of its tree: nothing goes up any more.
    package func clearUplink() throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }
}
