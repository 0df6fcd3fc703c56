package import Declaration

/// Why a theme file cannot be used: where, on which key, why, and what to write instead.
package struct ThemeError: Error, Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1.
    package var line: Int
    /// The key or section; nil when the mistake is one of the grammar.
    package var key: String?
    package var why: String
    package var fix: String

    package init(file: String, line: Int, key: String?, why: String, fix: String) {
        self.file = file
        self.line = line
        self.key = key
        self.why = why
        self.fix = fix
    }

    /// Takes over a mistake of the grammar.
    package init(_ error: DeclarationError) {
        let why = error.why.map { "\(error.what): \($0)" } ?? error.what
        self.init(file: error.file, line: error.line, key: nil, why: why, fix: error.fix)
    }

    /// One line: `nord.theme:7: muted: why; fix: fix`.
    package var description: String {
        "\(file):\(line): \(key.map { "\($0): " } ?? "")\(why); fix: \(fix)"
    }
}

/// A part of a theme file that is not understood and therefore not used.
package struct ThemeWarning: Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1.
    package var line: Int
    package var text: String

    /// One line: `nord.theme:7: text`.
    package var description: String { "\(file):\(line): \(text)" }
}
