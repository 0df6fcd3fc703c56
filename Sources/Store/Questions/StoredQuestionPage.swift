/// A stretch of a list of questions, and how many there are in all.
package struct StoredQuestionPage: Equatable, Sendable {
    package var rows: [StoredQuestion]
    /// Exact without a search; with one, counted up to `Store.searchLimit`.
    package var total: Int

    package init(rows: [StoredQuestion], total: Int) {
        self.rows = rows
        self.total = total
    }
}
