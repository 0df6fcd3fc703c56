/// What a row is sorted and compared by in one column.
package enum SortKey: Equatable, Comparable, Sendable {
    /// Not known: before everything.
    case missing
    case number(Double)
    case text(String)
}

/// By which column a list is sorted.
package struct Sort: Codable, Equatable, Sendable {
    /// The column's name as filters call it.
    package var column: String
    package var isDescending: Bool

    package init(column: String, isDescending: Bool) {
        self.column = column
        self.isDescending = isDescending
    }
}
