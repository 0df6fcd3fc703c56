/// An example on its way in.
package struct NewExample: Equatable, Sendable {
    /// The encoded input.
    package var payload: [UInt8]
    /// Equal inputs have equal fingerprints; not empty.
    package var fingerprint: [UInt8]
    package var classIndex: Int
    package var source: StoredExample.Source
    /// What it counts for in training, above 0.
    package var weight: Double
    /// The question that it was, where it was one.
    package var questionID: String?
    /// Clipped to 120 code points.
    package var preview: String

    package init(
        payload: [UInt8], fingerprint: [UInt8], classIndex: Int, source: StoredExample.Source,
        weight: Double = 1, questionID: String? = nil, preview: String = ""
    ) {
        self.payload = payload
        self.fingerprint = fingerprint
        self.classIndex = classIndex
        self.source = source
        self.weight = weight
        self.questionID = questionID
        self.preview = preview
    }
}
