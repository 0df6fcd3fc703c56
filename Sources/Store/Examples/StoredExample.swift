/// An example as it lies in the store.
package struct StoredExample: Equatable, Sendable {
    /// Counts up over all tasks of a node, and is never used again.
    package var id: Int64
    package var payload: [UInt8]
    package var fingerprint: [UInt8]
    package var classIndex: Int
    package var source: Source
    package var weight: Double
    /// Kept apart from training for good.
    package var isHeldOut: Bool
    package var questionID: String?
    package var preview: String

    /// Where an example came from, worst first.
    package enum Source: Int, Comparable, CaseIterable, Sendable {
        case `import`, stream, above, human

        package static func < (left: Source, right: Source) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    package init(
        id: Int64, payload: [UInt8], fingerprint: [UInt8], classIndex: Int, source: Source,
        weight: Double, isHeldOut: Bool, questionID: String?, preview: String
    ) {
        self.id = id
        self.payload = payload
        self.fingerprint = fingerprint
        self.classIndex = classIndex
        self.source = source
        self.weight = weight
        self.isHeldOut = isHeldOut
        self.questionID = questionID
        self.preview = preview
    }
}
