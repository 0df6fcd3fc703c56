/// A list of rows, as an object so that more can be said beside them one day.
struct Listing<Row: Codable & Sendable>: Codable, Sendable {
    var rows: [Row]
}
