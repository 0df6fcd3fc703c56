/// How many columns text takes on a terminal.
///
/// Terminals place each code point by its own width, so width here adds up over code points:
/// East Asian wide and emoji two, combining marks none. `glyphs(of:)` first takes apart what
/// terminals disagree on (joined emoji, flags, variation selectors), so that a row measured here
/// has that width everywhere.
package enum DisplayWidth {
    /// One cell's text and its columns, 1 or 2.
    struct Glyph: Equatable {
        let character: Character
        let columns: Int
    }

    /// Returns the columns of a text as it would be written.
    package static func columns(of text: String, isUnicode: Bool = true) -> Int {
        glyphs(of: text, isUnicode: isUnicode).reduce(0) { $0 + $1.columns }
    }

    /// Returns the columns of one character, code point by code point.
    package static func columns(of character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// Makes text safe to show in a row.
    ///
    /// Replaced is what could break or forge one: control characters, escape bytes, line ends and
    /// direction overrides.
    ///
    /// - Parameters:
    ///   - text: anything, also hostile.
    ///   - isUnicode: whether the terminal shows more than ASCII; if not, what has no likeness
    ///     in ASCII becomes `?`.
    /// - Returns: text of one row.
    package static func sanitised(_ text: String, isUnicode: Bool = true) -> String {
        var result = ""
        for glyph in glyphs(of: text, isUnicode: isUnicode) { result.append(glyph.character) }
        return result
    }

    /// Cuts a text into what goes into cells.
    static func glyphs(of text: String, isUnicode: Bool) -> [Glyph] {
        var result: [Glyph] = []
        result.reserveCapacity(text.utf8.count)
        for character in text {
            if let value = character.asciiValue, value >= 0x20, value < 0x7F {
                result.append(Glyph(character: character, columns: 1))
            } else if isUnicode {
                append(character, to: &result)
            } else {
                appendTransliteration(of: character, to: &result)
            }
        }
        return result
    }

    /// Returns 0, 1 or 2.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if holds(zero, value) { return 0 }
        return holds(wide, value) ? 2 : 1
    }

    private static func holds(_ ranges: [(first: UInt32, last: UInt32)], _ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].last < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].first <= value
    }

    /// Marks beyond this many on one base are dropped: a cell of curses holds five code points,
    /// and more are only ever sent to smear over other rows.
    private static let mostMarks = 3

    private static func append(_ character: Character, to result: inout [Glyph]) {
        var base: Character?
        var columnsOfBase = 1
        var marks = 0
        let scalars = character.unicodeScalars
        let isJoinedEmoji = scalars.contains(joiner) && (scalars.first.map(columns(of:)) ?? 0) == 2
        for scalar in scalars {
            guard let shown = visible(scalar) else { continue }
            let width = columns(of: shown)
            if width > 0 {
                if isJoinedEmoji, base != nil { break }
                // A skin tone belongs to the emoji before it.
                if base != nil, (0x1F3FB...0x1F3FF).contains(shown.value) { continue }
                if let base { result.append(Glyph(character: base, columns: columnsOfBase)) }
                base = Character(shown)
                columnsOfBase = width
                marks = 0
            } else if marks < mostMarks {
                base = marked(base ?? "◌", with: shown)
                marks += 1
            }
        }
        if let base { result.append(Glyph(character: base, columns: columnsOfBase)) }
    }

    /// A mark joins its base in one character; if one ever did not, it is dropped.
    private static func marked(_ base: Character, with mark: Unicode.Scalar) -> Character {
        var joined = String(base)
        joined.unicodeScalars.append(mark)
        return joined.count == 1 ? joined.first ?? base : base
    }

    private static let joiner: Unicode.Scalar = "\u{200D}"

    /// Returns what is shown for a code point; nil for what has no own look.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09: " "
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalar.value == 0x0D ? "\u{240D}" : "\u{21B5}"
        case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        // A soft hyphen is drawn by some terminals and not by others.
        case 0xAD: "-"
        // C1 controls, direction marks and overrides, private use and unassigned specials.
        case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069,
            0xE000...0xF8FF, 0xFFF9...0xFFFF, 0xF0000...0x10FFFF:
            "\u{FFFD}"
        // Joiners, byte order mark, variation selectors, tags.
        case 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F, 0xE0000...0xE0FFF: nil
        // The letters that make flags, shown as letters.
        case 0x1F1E6...0x1F1FF: Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)
        default: scalar
        }
    }

    private static func appendTransliteration(of character: Character, to result: inout [Glyph]) {
        for letter in Transliteration.ascii(character) {
            result.append(Glyph(character: letter, columns: 1))
        }
    }
}
