/// A human's word on its way up.
package struct StoredWord: Equatable, Sendable {
    package var questionID: String
    package var task: String
    /// What was asked, encoded.
    package var payload: [UInt8]
    /// Nil for unanswerable.
    package var className: String?
    package var by: String
    package var at: Int64
    /// When it was taken back; nil while it stands.
    package var retractedAt: Int64?

    package init(
        questionID: String, task: String, payload: [UInt8], className: String?, by: String,
        at: Int64, retractedAt: Int64? = nil
    ) {
        self.questionID = questionID
        self.task = task
        self.payload = payload
        self.className = className
        self.by = by
        self.at = at
        self.retractedAt = retractedAt
    }
}
