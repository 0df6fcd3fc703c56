/// A colour as a terminal can show it.
package enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case terminal
    /// A palette colour: 0...7 the terminal's eight, 8...15 their bright forms, 16...255 the cube.
    case indexed(UInt8)
    case rgb(UInt8, UInt8, UInt8)
}

/// What a cell looks like besides its glyph.
package struct Style: Hashable, Sendable {
    package var foreground: Color
    package var background: Color
    package var attributes: Attributes

    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    package init(
        foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// One place on the screen.
package struct Cell: Equatable, Sendable {
    /// One grapheme; empty in the right half of a wide one.
    package var glyph: Character?
    package var style: Style

    package init(glyph: Character? = " ", style: Style = Style()) {
        self.glyph = glyph
        self.style = style
    }
}
