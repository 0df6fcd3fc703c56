internal import GRDB

extension Store {
    /// What the child is to be told after the number `after`, in order.
    package func feed(
        child: Int64, after: Int64, limit: Int
    ) throws(StoreError) -> [FeedEntry] {
        try read { database in
            try database.rows(
                FeedEntry.selection
                    + " WHERE feed.child = ? AND feed.sequence > ? ORDER BY feed.sequence LIMIT ?",
                [child, after, limit]
            ).map(FeedEntry.init)
        }
    }

    /// The last number of each child's feed, by the child's row.
    package func feedHeads() throws(StoreError) -> [Int64: Int64] {
        try read { database in
            let rows = try database.rows("SELECT id, fed FROM child")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    /// Notes up to which number the child says to have applied its feed.
    ///
    /// That may be less than it said before, when it was restored from a copy.
    package func applied(child: Int64, upTo: Int64) throws(StoreError) {
        try write { try $0.note(applied: upTo, by: child) }
    }

    /// Puts the base that the child is to build on into its feed.
    ///
    /// Earlier offers of the task that it has not applied become this one.
    package func offer(child: Int64, task: String, body: String) throws(StoreError) {
        try write { try FeedRecord.offer(to: child, task: task, body: body, $0) }
    }
}

extension FeedEntry {
    fileprivate static let selection = """
        SELECT feed.sequence, feed.kind, feed.subject, feed.body, question.id, task.name,
            class.name, answer.ranked, answer.confidence, answer.given_by, answer.via,
            answer.hops, answer.version, answer.given_at, answer.is_undone, answer.undone_at,
            question_input.route_above, question_input.route_up
        FROM feed LEFT JOIN answer ON answer.id = feed.answer
        LEFT JOIN question ON question.number = answer.question
        LEFT JOIN question_input ON question_input.question = question.number
        LEFT JOIN task ON task.id = question.task_id
        LEFT JOIN class ON class.task_id = answer.task_id AND class.place = answer.class
        """

    fileprivate init(_ row: Row) {
        self.init(sequence: row[0], item: Item(row))
    }
}

extension FeedEntry.Item {
    /// An answer that was taken back meanwhile has lost its class perhaps, and goes down as that.
    fileprivate init(_ row: Row) {
        switch FeedRecord.Kind(rawValue: row[1]) {
        case .offer: self = .offer(task: row[2], body: row[3])
        case .refusal: self = .refusal(questionID: row[2], reason: row[3])
        case .answer where !(row[14] as Bool): self = .answer(FedAnswer(row))
        case .answer, .retraction, nil:
            self = .retraction(
                FedRetraction(
                    questionID: row[4], by: row[9], at: row[13], retractedAt: row[15] ?? row[13]))
        }
    }
}

extension FedAnswer {
    fileprivate init(_ row: Row) {
        self.init(
            questionID: row[4], task: row[5], className: row[6], ranked: row[7],
            confidence: row[8], by: row[9], via: StoredAnswer.Via(rawValue: row[10]) ?? .memory,
            hops: row[11], version: row[12], at: row[13], routeAbove: row[16], routeUp: row[17])
    }
}
