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
    /// Whether it goes where none of its rows has anything to say.
    let isLeftOutEmpty: Bool
    let text: @Sendable (Row, Moment) -> String
    let key: @Sendable (Row) -> SortKey
    let role: @Sendable (Row, Moment) -> Role

    init(
        _ title: String, name: String? = nil, width: Int, maximum: Int? = nil,
        alignment: Alignment = .left, rank: Int = 0, isFlexible: Bool = false,
        isLeftOutEmpty: Bool = false, key: @escaping @Sendable (Row) -> SortKey,
        role: @escaping @Sendable (Row) -> Role = { _ in .fg },
        roleAt: (@Sendable (Row, Moment) -> Role)? = nil,
        text: @escaping @Sendable (Row, Moment) -> String
    ) {
        self.title = title
        self.name = name ?? title.lowercased()
        self.width = width
        self.maximum = max(width, maximum ?? width)
        self.alignment = alignment
        self.rank = rank
        self.isFlexible = isFlexible
        self.isLeftOutEmpty = isLeftOutEmpty
        self.text = text
        self.key = key
        self.role = roleAt ?? Self.constant(role)
    }

    private static func constant(
        _ role: @escaping @Sendable (Row) -> Role
    ) -> @Sendable (Row, Moment) -> Role {
        { row, _ in role(row) }
    }
}

/// When a table is read: what ages are counted from, and where the clock stands.
package struct Moment: Sendable {
    let now: Timestamp
    let clock: Clock
    /// When the node last said how it is, by the console's clock.
    let heard: Timestamp?
    /// What the node's own clock says: its figures are of that, and the console's may differ.
    let nodeNow: Timestamp
}

/// Something that a list shows a line of.
package protocol TableRow: Identifiable, Equatable, Sendable where ID: Sendable {
    static var columns: [Column<Self>] { get }
    /// What the words of a filter look in.
    var searchText: String { get }
}
