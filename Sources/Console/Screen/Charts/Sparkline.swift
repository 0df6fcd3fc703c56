/// A small filled graph of the newest values, without axes.
package struct Sparkline: Equatable, Sendable {
    /// Oldest first; those that are not finite are gaps.
    package var values: [Double]
    /// What the lowest and the highest line stand for; nil from 0 to the greatest value.
    package var range: ClosedRange<Double>?
    package var role: Role
    /// Colours each column by its height instead of `role`.
    package var gradient: Gradient?

    package init(
        _ values: [Double], range: ClosedRange<Double>? = nil, role: Role = .accent,
        gradient: Gradient? = nil
    ) {
        self.values = values
        self.range = range
        self.role = role
        self.gradient = gradient
    }

    /// Returns the graph; the newest value stands at the right.
    package func grid(size: Size, palette: Palette) -> Grid {
        var grid = Grid(size: size, style: palette.style(.bg))
        guard !grid.area.isEmpty else { return grid }
        let perCell = palette.glyphs == .braille ? 2 : 1
        let levels = palette.glyphs == .braille ? 4 : palette.glyphs == .block ? 8 : 6
        let shown = values.suffix(size.columns * perCell)
        let missing = size.columns * perCell - shown.count
        let shares = Array(repeating: Double?.none, count: missing) + shares(of: Array(shown))
        for column in 0..<size.columns {
            let part = shares[(column * perCell)..<((column + 1) * perCell)]
            let style = style(of: part, palette)
            let heights = part.map { share in
                // A value that is there shows at least as a base line.
                share.map { max(1, Int(($0 * Double(size.rows * levels)).rounded())) } ?? 0
            }
            for row in 0..<size.rows {
                let floor = (size.rows - 1 - row) * levels
                let cut = heights.map { min(levels, max(0, $0 - floor)) }
                guard cut.contains(where: { $0 > 0 }) else { continue }
                grid[column, row] = Cell(glyph: Self.glyph(cut, palette.glyphs), style: style)
            }
        }
        return grid
    }

    private func shares(of values: [Double]) -> [Double?] {
        let finite = values.filter(\.isFinite)
        let low = range?.lowerBound ?? min(0, finite.min() ?? 0)
        let high = range?.upperBound ?? max(0, finite.max() ?? 0)
        return values.map { value in
            guard value.isFinite else { return nil }
            return high > low ? min(1, max(0, (value - low) / (high - low))) : 0
        }
    }

    private func style(of shares: ArraySlice<Double?>, _ palette: Palette) -> Style {
        var style = palette.style(role)
        guard let gradient, let highest = shares.compactMap(\.self).max() else { return style }
        let color = palette.gradient(gradient, at: highest)
        if color != .terminal { style.foreground = color }
        return style
    }

    private static func glyph(_ heights: [Int], _ glyphs: GlyphSet) -> Character {
        switch glyphs {
        case .braille: DotField.braille(left[heights[0]] | right[heights[1]])
        case .block: blocks[heights[0]]
        case .ascii: letters[heights[0]]
        }
    }

    /// Braille bits of a column filled from below to each height.
    private static let left: [UInt8] = [0, 0x40, 0x44, 0x46, 0x47]
    private static let right: [UInt8] = [0, 0x80, 0xA0, 0xB0, 0xB8]
    private static let blocks: [Character] = Array(" ▁▂▃▄▅▆▇█")
    private static let letters: [Character] = Array(" _.-=+#")
}
