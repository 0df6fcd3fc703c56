/// Whose a question is.
enum Migration6 {
    static let all = [questions]

    /// The credential that a question was asked with: a client collects its own and no other.
    ///
    /// NULL for this machine's own callers, for what a child passed up, and for all that was asked
    /// before this was noted.
    static let questions = """
        ALTER TABLE question ADD COLUMN credential INTEGER REFERENCES credential (id);
        """
}
