/// What is wrong with a declaration, where, why, and what to write instead.
package struct DeclarationError: Error, Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1; the place of the mistake, or the section that lacks something.
    package var line: Int
    package var what: String
    package var why: String?
    package var fix: String

    package init(file: String, line: Int, what: String, why: String? = nil, fix: String) {
        self.file = file
        self.line = line
        self.what = what
        self.why = why
        self.fix = fix
    }

    /// One line: `tasks/digits.task:7: what: why; fix: fix`.
    package var description: String {
        "\(file):\(line): \(what)\(why.map { ": \($0)" } ?? ""); fix: \(fix)"
    }
}
