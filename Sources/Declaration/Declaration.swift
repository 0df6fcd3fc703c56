/// A file of sections with `key = value` lines, each known by its line number: the one grammar of
/// task files, themes, keymaps and node settings.
///
/// The grammar, line by line:
///
///     # a comment, to the end of the line
///     format = 1                       # entries before the first section belong to `top`
///
///     [field image]                    # a section: a name, perhaps with one argument
///     kind = "image"                   # text stands in quotes
///     width = 8                        # a number
///     required = true                  # true or false
///     classes = ["cat",                # a list may go over several lines, and
///                "dog", ]              # may end with a comma; lists do not nest
///     "ctrl-r" = "retrain"             # a key that is not a plain word stands in quotes
///
/// A plain word (keys, section names, arguments) is made of letters, digits, `_`, `-` and `.`; the
/// argument of a section may stand in quotes too. Inside quotes `\"`, `\\`, `\n`, `\r`, `\t` and
/// `\u{1F600}` are understood. One entry a line; no key twice in a section, no section twice.
/// Everything else is an error that says what to write instead.
package struct Declaration: Equatable, Sendable {
    /// The file's name as errors show it.
    package var file: String
    /// The entries before the first section.
    package var top: Section
    /// The sections in the order of the file.
    package var sections: [Section]

    /// One `[name argument]` with its entries.
    package struct Section: Equatable, Sendable {
        /// The file's name as errors show it.
        package var file: String
        /// Empty for the entries before the first section.
        package var name: String
        package var argument: String?
        /// The line of the header, from 1.
        package var line: Int
        package var entries: [Entry]
    }

    /// One `key = value`.
    package struct Entry: Equatable, Sendable {
        package var key: String
        package var value: Value
        /// The line of the key, from 1.
        package var line: Int
    }
}

extension Declaration {
    /// The sections of one name, in the order of the file.
    package func sections(named name: String) -> [Section] {
        sections.filter { $0.name == name }
    }

    /// The only section of a name.
    ///
    /// Throws when there is none; the fix names the header to add.
    package func section(_ name: String) throws(DeclarationError) -> Section {
        if let found = try sectionIfPresent(name) { return found }
        throw DeclarationError(
            file: file, line: 1, what: "there is no section [\(name)]",
            fix: "add a line [\(name)] with its entries below it")
    }

    /// The only section of a name, or nil when the file has none.
    ///
    /// Throws when the section has an argument or stands twice with different ones.
    package func sectionIfPresent(_ name: String) throws(DeclarationError) -> Section? {
        let found = sections(named: name)
        if let extra = found.first(where: { $0.argument != nil }) {
            throw DeclarationError(
                file: file, line: extra.line, what: "\(extra.title) has an argument",
                why: "there is only one [\(name)]", fix: "write [\(name)]")
        }
        return found.first
    }

    /// Refuses every section whose name is not among the known ones.
    package func expectSections(_ known: [String]) throws(DeclarationError) {
        for section in sections where !known.contains(section.name) {
            throw DeclarationError(
                file: file, line: section.line,
                what: "there is no section called [\(section.name)]",
                fix: Spelling.fix(
                    for: section.name, among: known,
                    suggestion: { "did you mean [\($0)]?" },
                    listing: { "the sections are " + $0.map { "[\($0)]" }.joined(separator: ", ") })
            )
        }
    }
}

extension Declaration.Section {
    /// The header as it stands in the file: `[field image]`; `the top of the file` when there is
    /// none.
    package var title: String {
        guard !name.isEmpty else { return "the top of the file" }
        guard let argument else { return "[\(name)]" }
        return "[\(name) \(Declaration.word(argument))]"
    }
}
