/// What a row is sorted and compared by in one column.
package enum SortKey: Equatable, Comparable, Sendable {
    /// Not known: before everything.
    case missing
    case number(Double)
    case text(String)

    /// Returns the places of keys in their order; those that are alike keep theirs in either
    /// direction.
    static func order(of keys: [SortKey], isDescending: Bool) -> [Int] {
        // Thousands of figures are sorted at every key: comparing them as such takes a tenth.
        let numbers = keys.map(\.number)
        let places = Array(keys.indices)
        guard numbers.contains(where: \.isNaN) else {
            return places.sorted {
                numbers[$0] == numbers[$1]
                    ? $0 < $1
                    : (numbers[$0] < numbers[$1]) != isDescending
            }
        }
        return places.sorted {
            keys[$0] == keys[$1] ? $0 < $1 : (keys[$0] < keys[$1]) != isDescending
        }
    }

    /// Not a number for a text, which cannot be compared with figures.
    private var number: Double {
        switch self {
        case .missing: -.infinity
        case .number(let number): number
        case .text: .nan
        }
    }
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
