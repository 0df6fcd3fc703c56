/// A label as it lies in the store.
package struct StoredLabel: Equatable, Sendable {
    package var id: Int64
    package var questionID: String
    /// Nil for unanswerable.
    package var className: String?
    package var operatorName: String
    package var note: String?
    package var at: Int64
    package var undoneAt: Int64?
    package var undoneBy: String?

    package init(
        id: Int64, questionID: String, className: String?, operatorName: String, note: String?,
        at: Int64, undoneAt: Int64?, undoneBy: String?
    ) {
        self.id = id
        self.questionID = questionID
        self.className = className
        self.operatorName = operatorName
        self.note = note
        self.at = at
        self.undoneAt = undoneAt
        self.undoneBy = undoneBy
    }
}
