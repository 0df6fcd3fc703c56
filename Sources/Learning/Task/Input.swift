/// What one field of one question or example holds.
package enum FieldValue: Equatable, Sendable {
    case text(String)
    case number(Double)
    case category(String)
    /// Row by row, channels interleaved, each in 0...`ImageShape.maximum`.
    case image([UInt8])
}

/// One question's or example's values, in the order of the task's fields; nil is missing.
package struct Input: Equatable, Sendable {
    package var values: [FieldValue?]

    package init(values: [FieldValue?]) {
        self.values = values
    }
}
