/// Something that the parent is to be told, with all that telling it takes.
package struct OutboxEntry: Equatable, Sendable {
    /// Counts up over all entries of a node, and is never used again.
    package var sequence: Int64
    package var item: Item
    package var priority: Int
    package var queuedAt: Int64

    package enum Item: Equatable, Sendable {
        /// A question that waits, or one that the parent is to be told the answer of; `route` as
        /// it was given with it.
        case question(StoredQuestion, payload: [UInt8], route: String)
        /// A human's word, or that it was taken back.
        case word(StoredWord)
    }

    package init(sequence: Int64, item: Item, priority: Int, queuedAt: Int64) {
        self.sequence = sequence
        self.item = item
        self.priority = priority
        self.queuedAt = queuedAt
    }
}
