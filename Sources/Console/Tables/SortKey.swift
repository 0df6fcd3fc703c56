/// What a row is sorted and compared by in one column.
package enum SortKey: Equatable, Comparable, Sendable {
    /// Not known: before everything.
    case missing
    case number(Double)
    case text(String)

    /// Returns the places of keys in their order; those that are alike keep theirs in either
    /// direction.
    static func order(of keys: [SortKey], isDescending: Bool) -> [Int] {
        // Thousands are sorted at a key: comparing what the keys hold takes a tenth of comparing
        // the keys.
        if let numbers = all(keys, as: \.number) { return order(numbers, isDescending) }
        if let texts = all(keys, as: \.text) { return order(texts, isDescending) }
        return order(keys, isDescending)
    }

    private static func all<Value>(_ keys: [SortKey], as value: (SortKey) -> Value?) -> [Value]? {
        var values: [Value] = []
        values.reserveCapacity(keys.count)
        for key in keys {
            guard let value = value(key) else { return nil }
            values.append(value)
        }
        return values
    }

    /// Sorting is stable, so that places need no comparing.
    private static func order<Value: Comparable>(
        _ values: [Value], _ isDescending: Bool
    ) -> [Int] {
        isDescending
            ? values.indices.sorted { values[$0] > values[$1] }
            : values.indices.sorted { values[$0] < values[$1] }
    }

    /// What is missing comes before everything.
    private var number: Double? {
        switch self {
        case .missing: -.infinity
        case .number(let number): number
        case .text: nil
        }
    }

    private var text: String? {
        if case .text(let text) = self { text } else { nil }
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
