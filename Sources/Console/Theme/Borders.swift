/// The lines that boxes are made of.
package enum Borders: String, CaseIterable, Sendable {
    case round, square, ascii

    /// The glyphs of one box.
    package struct Glyphs: Equatable, Sendable {
        package let topLeft: Character
        package let topRight: Character
        package let bottomLeft: Character
        package let bottomRight: Character
        package let horizontal: Character
        package let vertical: Character

        /// Reads the glyphs in the order of their names.
        init(_ text: String) {
            let glyphs = Array(text)
            topLeft = glyphs[0]
            topRight = glyphs[1]
            bottomLeft = glyphs[2]
            bottomRight = glyphs[3]
            horizontal = glyphs[4]
            vertical = glyphs[5]
        }
    }

    /// Returns the lines of a box; a focused one is heavier, so that it shows without colour.
    package func glyphs(isFocused: Bool) -> Glyphs {
        switch (self, isFocused) {
        case (.ascii, false): Glyphs("++++-|")
        case (.ascii, true): Glyphs("####=#")
        case (_, true): Glyphs("┏┓┗┛━┃")
        case (.round, false): Glyphs("╭╮╰╯─│")
        case (.square, false): Glyphs("┌┐└┘─│")
        }
    }
}
