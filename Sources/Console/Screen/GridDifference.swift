/// The parts of rows that differ between two frames.
///
/// Curses would find them too, but only after it was given every cell: comparing first makes an
/// unchanged frame sixty times cheaper.
package struct GridDifference: Equatable, Sendable {
    /// One row's cells from the first to the last that differ.
    package struct Run: Equatable, Sendable {
        package let row: Int
        package let columns: Range<Int>
    }

    package private(set) var runs: [Run] = []
    /// How many cells the runs have.
    package private(set) var cells = 0

    /// Compares frames; nil for the old one, or one of another size, makes everything differ.
    package init(from old: Grid?, to new: Grid) {
        let width = new.size.columns
        guard width > 0 else { return }
        guard let old, old.size == new.size else {
            runs = (0..<new.size.rows).map { Run(row: $0, columns: 0..<width) }
            cells = width * new.size.rows
            return
        }
        old.cells.withUnsafeBufferPointer { before in
            new.cells.withUnsafeBufferPointer { after in
                for row in 0..<new.size.rows { compare(row, width, before, after) }
            }
        }
    }

    private mutating func compare(
        _ row: Int, _ width: Int, _ before: UnsafeBufferPointer<Cell>,
        _ after: UnsafeBufferPointer<Cell>
    ) {
        let start = row * width
        var first = 0
        while first < width, before[start + first] == after[start + first] { first += 1 }
        guard first < width else { return }
        var last = width - 1
        while before[start + last] == after[start + last] { last -= 1 }
        // The right half of a wide glyph is written with its left half.
        while first > 0, after[start + first].glyph == nil { first -= 1 }
        runs.append(Run(row: row, columns: first..<(last + 1)))
        cells += last + 1 - first
    }
}
