internal import Wire

/// One example on a line of its own: `{"fields": {"text": "…"}, "name": "printer"}`.
struct ExampleLine: Codable, Equatable, Sendable {
    var fields: [String: FieldContent]
    /// The class.
    var name: String
    /// `stream` when it is left out.
    var source: ExampleSource?

    init(_ row: ExampleRow) {
        fields = row.fields
        name = row.name
        source = row.source
    }

    var row: ExampleRow {
        ExampleRow(fields: fields, name: name, source: source ?? .stream)
    }
}

/// What became of examples that were sent line by line.
struct IntakeReceipt: Codable, Equatable, Sendable {
    var added = 0
    var duplicates = 0
    /// How many lines were refused.
    var refusedCount = 0
    /// The first of them, by their line from 1, with the reason.
    var refused: [RefusedRow] = []

    /// How many refused lines are told; the rest is counted.
    static let most = 1000

    mutating func refuse(line: Int, _ reason: String) {
        refusedCount += 1
        guard refused.count < Self.most else { return }
        refused.append(RefusedRow(place: line, reason: reason))
    }
}
