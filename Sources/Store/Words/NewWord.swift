/// A human's word that came from a child.
package struct NewWord: Equatable, Sendable {
    /// Its number in the child's outbox.
    package var sequence: Int64
    package var questionID: String
    package var task: String
    /// What was asked, encoded.
    package var payload: [UInt8]
    package var fingerprint: [UInt8]
    package var preview: String
    /// A class unknown here is appended; nil for unanswerable.
    package var className: String?
    package var by: String
    package var at: Int64
    /// When it was taken back; nil while it stands.
    package var retractedAt: Int64?
    /// What the example counts for in training, above 0.
    package var weight: Double

    package init(
        sequence: Int64, questionID: String, task: String, payload: [UInt8],
        fingerprint: [UInt8], preview: String, className: String?, by: String, at: Int64,
        retractedAt: Int64? = nil, weight: Double = 1
    ) {
        self.sequence = sequence
        self.questionID = questionID
        self.task = task
        self.payload = payload
        self.fingerprint = fingerprint
        self.preview = preview
        self.className = className
        self.by = by
        self.at = at
        self.retractedAt = retractedAt
        self.weight = weight
    }
}
