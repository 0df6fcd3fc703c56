internal import GRDB

extension Store {
    /// Notes how far the feeds have come, once a node begins: until a child is met, it can have
    /// applied no more than that.
    package func openFeeds() throws(StoreError) {
        let unnoted = "FROM child WHERE opening IS NULL"
        guard try read({ try $0.row("SELECT 1 \(unnoted) LIMIT 1") != nil }) else { return }
        try write { try $0.run("UPDATE child SET opening = fed WHERE opening IS NULL") }
    }

    /// Begins a conversation with a child and lets both go on from the same numbers, in one
    /// transaction.
    ///
    /// When one of both went back to a copy, what the child still has to be told is numbered anew
    /// above all that it may have had otherwise.
    /// - Parameters:
    ///   - child: its row.
    ///   - greeting: what it says.
    ///   - conversation: what the conversation is called; no two are called the same.
    ///   - at: when.
    /// - Returns: the child as it is from now on, and whether one of both went back to a copy.
    /// - Throws: `notFound` for a child that is not there, or what the disk says.
    package func meet(
        child: Int64, _ greeting: ChildGreeting, in conversation: String, at: Int64
    ) throws(StoreError) -> (child: StoredChild, isStrange: Bool) {
        try write { database in
            let isStrange = try database.begin(conversation, with: child, greeting)
            if isStrange {
                try FeedRecord.lift(child: child, above: greeting.applied, database)
            } else {
                try database.note(applied: greeting.applied, by: child)
            }
            try database.run(
                "UPDATE child SET heard_at = ?, opening = NULL WHERE id = ?", [at, child])
            let row = try database.row(StoredChild.selection + " WHERE id = ?", [child])
            guard let row else { throw StoreError(.damaged, "a child vanished while it was met") }
            return (StoredChild(row), isStrange)
        }
    }
}

extension Database {
    /// Returns whether one of both went back to a copy since they last talked: each remembers
    /// another conversation, or the child had more from this node, or this node less from the
    /// child, than it now has.
    fileprivate func begin(
        _ conversation: String, with child: Int64, _ greeting: ChildGreeting
    ) throws -> Bool {
        let row = try row(
            """
            SELECT conversation, former_conversation, coalesce(opening, fed), received FROM child
                WHERE id = ?
            """, [child])
        guard let row else {
            throw StoreError(.notFound, "no child of this node has the row \(child)")
        }
        let (last, lastButOne): (String?, String?) = (row[0], row[1])
        let (told, received): (Int64, Int64) = (row[2], row[3])
        let former = greeting.conversation
        // Without any: they never talked, or before conversations had names.
        let isKnown = former == last || former != nil && former == lastButOne
        let isStrange = !isKnown || greeting.applied > told || greeting.confirmed > received
        // A child that comes back under the former name has not heard the welcome, and so not that
        // it is to pass everything up again: where that was said, the name is not known any more.
        try run(
            "UPDATE child SET former_conversation = ?, conversation = ? WHERE id = ?",
            [isStrange ? nil : former, conversation, child])
        return isStrange
    }
}
