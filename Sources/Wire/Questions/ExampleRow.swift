/// Where an example came from; a better source weighs more in training.
package enum ExampleSource: String, Codable, CaseIterable, Sendable {
    case `import`, stream, above, human
}

/// One example on its way in or out.
package struct ExampleRow: Codable, Equatable, Sendable {
    package var fields: [String: FieldContent]
    package var name: String
    package var source: ExampleSource

    package init(fields: [String: FieldContent], name: String, source: ExampleSource) {
        self.fields = fields
        self.name = name
        self.source = source
    }
}

/// What became of a batch of examples.
package struct ImportReceipt: Codable, Equatable, Sendable {
    package var added: Int
    package var duplicates: Int
    /// Rows that were refused, by their place in the batch, with the reason.
    package var refused: [RefusedRow]

    package init(added: Int = 0, duplicates: Int = 0, refused: [RefusedRow] = []) {
        self.added = added
        self.duplicates = duplicates
        self.refused = refused
    }
}

/// One row that was not taken.
package struct RefusedRow: Codable, Equatable, Sendable {
    /// From 0 in a batch; the line from 1 in a file.
    package var place: Int
    package var reason: String

    package init(place: Int, reason: String) {
        self.place = place
        self.reason = reason
    }
}
