/// A human's word taken back, named by who gave it and when.
package struct FedRetraction: Equatable, Sendable {
    package var questionID: String
    package var by: String
    package var at: Int64
    package var retractedAt: Int64

    package init(questionID: String, by: String, at: Int64, retractedAt: Int64) {
        self.questionID = questionID
        self.by = by
        self.at = at
        self.retractedAt = retractedAt
    }
}
