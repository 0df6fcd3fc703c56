internal import GRDB

extension Store {
    /// Takes human words that a child passed up, with the highest number of its outbox, in one
    /// transaction; they go on to the parent and to the other children that asked.
    /// - Parameters:
    ///   - words: the words; one that cannot be had is refused in its outcome, the others go in.
    ///   - child: the row of the child that they came from.
    /// - Returns: what became of each, in order.
    package func takeWords(
        _ words: [NewWord], from child: Int64
    ) throws(StoreError) -> [WordOutcome] {
        throw StoreError(.invalid, "not there yet")
    }
}
