internal import GRDB

extension Store {
    /// The nodes that escalate to this one, in the order in which they came.
    package func children() throws(StoreError) -> [StoredChild] {
        throw StoreError(.invalid, "not there yet")
    }

    /// The child with that node id; nil when there is none.
    package func child(node: String) throws(StoreError) -> StoredChild? {
        throw StoreError(.invalid, "not there yet")
    }

    /// Adds a child, or names a known one anew.
    @discardableResult
    package func addChild(
        node: String, name: String, tier: String, at: Int64
    ) throws(StoreError) -> StoredChild {
        throw StoreError(.invalid, "not there yet")
    }

    /// Cuts the link to a child, or lets it come again.
    package func setHeld(child: Int64, _ isHeld: Bool) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }

    /// Notes that a child was heard from; a report takes the place of its last.
    package func heardFrom(
        child: Int64, at: Int64, report: String? = nil
    ) throws(StoreError) {
        throw StoreError(.invalid, "not there yet")
    }

    /// The highest number of the child's outbox that is durable here.
    package func received(child: Int64) throws(StoreError) -> Int64 {
        throw StoreError(.invalid, "not there yet")
    }

    /// Takes a batch that a child passed up, in one transaction with the highest number of its
    /// outbox.
    ///
    /// Ids that are known only get the child as one more that asked; when they have an answer, it
    /// goes into the child's feed again. One that was asked of another task before is refused.
    /// - Parameters:
    ///   - batch: the questions, their `child` set, with what is made of each here.
    ///   - child: the row of the child.
    ///   - received: the highest number of the child's outbox among them, refused ones included.
    /// - Returns: for each the question as it stands now and whether it is new, or nil when its id
    ///   is another task's.
    package func takeQuestions(
        _ batch: [ChildQuestion], from child: Int64, upTo received: Int64
    ) throws(StoreError) -> [(question: StoredQuestion, isNew: Bool)?] {
        throw StoreError(.invalid, "not there yet")
    }
}
