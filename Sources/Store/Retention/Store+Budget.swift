internal import GRDB

extension Store {
    /// How many bytes the questions with all that hangs on them take, about.
    package func questionBytes() throws(StoreError) -> Int {
        throw StoreError(.invalid, "not there yet")
    }

    /// Keeps the questions within their share of the disk.
    ///
    /// What goes first, and what never does, is in docs/schema.md. Works in short transactions,
    /// between which other writes go first.
    package func keepWithin(
        questionBytes: Int, at: Int64
    ) throws(StoreError) -> KeepOutcome {
        throw StoreError(.invalid, "not there yet")
    }
}
