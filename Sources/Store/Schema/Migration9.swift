/// How right this node's own words were is read from the answers that came later.
enum Migration9 {
    static let all = [answers, outbox]

    /// By time, the answers that stand and were not this node's own: each proves or refutes what
    /// its model or memory said.
    static let answers = """
        CREATE INDEX answer_proof ON answer (task_id, given_at)
            WHERE is_final = 1 AND (via >= 2 OR hops > 0)
        """

    /// Entries of questions that this node had answered: sent up to see whether it was right.
    static let outbox = """
        ALTER TABLE outbox ADD COLUMN is_audit INTEGER NOT NULL DEFAULT 0
            CHECK (is_audit IN (0, 1))
        """
}
