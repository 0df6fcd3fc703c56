extension Declaration {
    /// Reads a file's text; throws on the first thing that the grammar does not know.
    package init(parsing text: String, file: String) throws(DeclarationError) {
        var reader = DeclarationReader(bytes: Array(text.utf8), file: file)
        self = try reader.declaration()
    }
}

/// Walks over the bytes of a declaration, one line after the other.
struct DeclarationReader {
    let bytes: [UInt8]
    let file: String
    var position = 0
    var line = 1

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        // Editors on Windows put a byte order mark in front.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func declaration() throws(DeclarationError) -> Declaration {
        var sections: [Declaration.Section] = []
        var current = Declaration.Section(
            file: file, name: "", argument: nil, line: 1, entries: [])
        while skipToContent() {
            if next == UInt8(ascii: "[") {
                sections.append(current)
                current = try header(after: sections)
            } else {
                current.entries.append(try entry(in: current))
            }
            try endOfLine()
        }
        sections.append(current)
        return Declaration(file: file, top: sections.removeFirst(), sections: sections)
    }

    /// The next byte, or nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    func failure(
        _ what: String, why: String? = nil, fix: String, line: Int? = nil
    ) -> DeclarationError {
        DeclarationError(file: file, line: line ?? self.line, what: what, why: why, fix: fix)
    }
}

extension DeclarationReader {
    private mutating func header(
        after sections: [Declaration.Section]
    ) throws(DeclarationError) -> Declaration.Section {
        position += 1
        skipSpaces()
        let name = try word(of: "a section's name", example: "[task]")
        skipSpaces()
        var argument: String?
        if next != UInt8(ascii: "]") {
            argument = try word(of: "a section's argument", example: "[\(name) name]")
            skipSpaces()
        }
        guard next == UInt8(ascii: "]") else {
            throw failure(
                "the section's header does not end with ]",
                fix: "write [name] or [name argument], an argument of several words in quotes")
        }
        position += 1
        let section = Declaration.Section(
            file: file, name: name, argument: argument, line: line, entries: [])
        try checkIsNew(section, after: sections)
        return section
    }

    private func checkIsNew(
        _ section: Declaration.Section, after sections: [Declaration.Section]
    ) throws(DeclarationError) {
        let (name, argument) = (section.name, section.argument)
        if let earlier = sections.first(where: { $0.name == name && $0.argument == argument }) {
            throw failure(
                "\(section.title) stands here a second time",
                why: "the first is on line \(earlier.line)",
                fix: "give it another name or put the entries together")
        }
    }

    private mutating func entry(
        in section: Declaration.Section
    ) throws(DeclarationError) -> Declaration.Entry {
        let first = line
        let key = try word(of: "a key", example: "name = \"digits\"")
        skipSpaces()
        guard next == UInt8(ascii: "=") else {
            throw failure(
                "\(key) is not followed by =", fix: "write \(Declaration.word(key)) = value")
        }
        position += 1
        skipSpaces()
        if let earlier = section.entry(key) {
            throw failure(
                "\(key) stands here a second time", why: "the first is on line \(earlier.line)",
                fix: "remove one of the two")
        }
        let value = try value(of: key)
        return Declaration.Entry(key: key, value: value, line: first)
    }

    private mutating func word(
        of role: String, example: String
    ) throws(DeclarationError) -> String {
        if next == UInt8(ascii: "\"") { return try quoted() }
        let start = position
        while let byte = next, Declaration.isWordByte(byte) { position += 1 }
        guard start < position else {
            throw failure(
                "\(role) is expected here, not \(nextInWords)", fix: "write it like \(example)")
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The character that stands here, in words for an error.
    private var nextInWords: String {
        guard let byte = next, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") else {
            return "the end of the line"
        }
        return byte > 0x20 && byte < 0x7F ? String(UnicodeScalar(byte)) : "byte \(byte)"
    }
}

extension DeclarationReader {
    /// Skips blanks, comments and line ends; false at the end of the file.
    mutating func skipToContent() -> Bool {
        while let byte = next {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
            case UInt8(ascii: "\n"):
                position += 1
                line += 1
            case UInt8(ascii: "#"): skipComment()
            default: return true
            }
        }
        return false
    }

    mutating func skipSpaces() {
        while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
            position += 1
        }
    }

    private mutating func skipComment() {
        while let byte = next, byte != UInt8(ascii: "\n") { position += 1 }
    }

    private mutating func endOfLine() throws(DeclarationError) {
        skipSpaces()
        if next == UInt8(ascii: "\r") { position += 1 }
        guard let byte = next, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "#") else { return }
        throw failure(
            "more stands on the line than one entry",
            fix: "put every key = value and every [section] on a line of its own")
    }
}
