/// Questions are counted by the transaction that brings them.
enum Migration7 {
    static let all = [questions]

    /// Drops the triggers that counted each new row.
    ///
    /// A busy node inserts thousands a second, and `QuestionTally` counts them once for a whole
    /// transaction. The triggers that count when a question changes or goes stay.
    static let questions = """
        DROP TRIGGER question_counted;
        DROP TRIGGER question_weighed;
        """
}
