/// A raster of small dots that becomes glyphs: two by four to a cell in braille, two by two in
/// quadrants, one in ASCII.
struct DotField {
    let columns: Int
    let rows: Int
    let glyphs: GlyphSet
    private var bits: [UInt8]
    private var styles: [Style?]
    private var marks: [Character]

    init(size: Size, glyphs: GlyphSet) {
        columns = size.columns
        rows = size.rows
        self.glyphs = glyphs
        bits = Array(repeating: 0, count: size.columns * size.rows)
        styles = Array(repeating: nil, count: bits.count)
        marks = Array(repeating: "*", count: bits.count)
    }

    var dotsAcross: Int { glyphs == .ascii ? 1 : 2 }
    var dotsDown: Int { glyphs == .braille ? 4 : glyphs == .block ? 2 : 1 }
    var width: Int { columns * dotsAcross }
    var height: Int { rows * dotsDown }

    /// Sets a dot, counted from the top left; outside does nothing.
    ///
    /// - Parameters:
    ///   - x: from 0 to `width` - 1.
    ///   - y: from 0 to `height` - 1, downwards.
    ///   - style: how the whole cell looks from now on.
    ///   - mark: what stands there in ASCII.
    mutating func set(_ x: Int, _ y: Int, _ style: Style, mark: Character = "*") {
        guard x >= 0, x < width, y >= 0, y < height else { return }
        let cell = y / dotsDown * columns + x / dotsAcross
        bits[cell] |= Self.bit(x % dotsAcross, y % dotsDown, glyphs)
        styles[cell] = style
        marks[cell] = mark
    }

    /// Draws a straight line (Bresenham's algorithm).
    mutating func line(
        from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ style: Style, mark: Character
    ) {
        let across = abs(end.x - start.x)
        let down = -abs(end.y - start.y)
        var (x, y) = start
        var error = across + down
        while true {
            set(x, y, style, mark: mark)
            if x == end.x, y == end.y { return }
            let doubled = 2 * error
            if doubled >= down {
                error += down
                x += start.x < end.x ? 1 : -1
            }
            if doubled <= across {
                error += across
                y += start.y < end.y ? 1 : -1
            }
        }
    }

    /// Returns what stands in a cell; nil where no dot is set.
    func cell(_ column: Int, _ row: Int) -> Cell? {
        let index = row * columns + column
        guard bits[index] != 0, let style = styles[index] else { return nil }
        switch glyphs {
        case .braille: return Cell(glyph: Self.braille(bits[index]), style: style)
        case .block: return Cell(glyph: Self.quadrants[Int(bits[index])], style: style)
        case .ascii: return Cell(glyph: marks[index], style: style)
        }
    }

    static func braille(_ bits: UInt8) -> Character {
        Unicode.Scalar(0x2800 + UInt32(bits)).map(Character.init) ?? " "
    }

    /// Braille numbers its dots down the left column, then the right, and the fourth row last.
    private static func bit(_ x: Int, _ y: Int, _ glyphs: GlyphSet) -> UInt8 {
        switch glyphs {
        case .braille: y == 3 ? (x == 0 ? 0x40 : 0x80) : UInt8(1 << (y + 3 * x))
        case .block: UInt8(1 << (x + 2 * y))
        case .ascii: 1
        }
    }

    /// By bits: upper left 1, upper right 2, lower left 4, lower right 8.
    private static let quadrants: [Character] = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
}
