internal import Wire

/// One column of a table: what it is called, how wide it is, and what it says of a row.
package struct Column<Row>: Sendable {
    let title: String
    /// What filters and `:sort` call it.
    let name: String
    /// In cells, the least: a column without this much room is left out.
    let width: Int
    /// What it may grow to where its rows say more and there is room.
    let maximum: Int
    let alignment: Alignment
    /// 0 is always shown; the highest goes first when the pane is narrow.
    let rank: Int
    let isFlexible: Bool
    let text: @Sendable (Row, Moment) -> String
    let key: @Sendable (Row) -> SortKey
    let role: @Sendable (Row) -> Role

    init(
        _ title: String, name: String? = nil, width: Int, maximum: Int? = nil,
        alignment: Alignment = .left, rank: Int = 0, isFlexible: Bool = false,
        key: @escaping @Sendable (Row) -> SortKey,
        role: @escaping @Sendable (Row) -> Role = { _ in .fg },
        text: @escaping @Sendable (Row, Moment) -> String
    ) {
        self.title = title
        self.name = name ?? title.lowercased()
        self.width = width
        self.maximum = max(width, maximum ?? width)
        self.alignment = alignment
        self.rank = rank
        self.isFlexible = isFlexible
        self.key = key
        self.role = role
        self.text = text
    }
}

/// When a table is read: what ages are counted from, and where the clock stands.
package struct Moment: Sendable {
    let now: Timestamp
    let clock: Clock
    /// When the node last said how it is, by the console's clock.
    let heard: Timestamp?
}

/// Something that a list shows a line of.
package protocol TableRow: Identifiable, Equatable, Sendable where ID: Sendable {
    static var columns: [Column<Self>] { get }
    /// What the words of a filter look in.
    var searchText: String { get }
}
