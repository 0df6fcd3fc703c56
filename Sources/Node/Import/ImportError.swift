/// Why a file as a whole cannot be read, or cannot be read any further.
package struct ImportError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Where in the file it is.
    package enum Position: Equatable, Sendable {
        case line(Int)
        case byte(Int)
    }

    package var file: String
    package var position: Position?
    package var what: String
    package var fix: String

    package init(file: String, position: Position? = nil, what: String, fix: String) {
        self.file = file
        self.position = position
        self.what = what
        self.fix = fix
    }

    /// One line: `rows.csv:7: what; fix: fix`, or with a byte: `images.idx, byte 16: what; …`.
    package var description: String {
        switch position {
        case nil: "\(file): \(what); fix: \(fix)"
        case .line(let line): "\(file):\(line): \(what); fix: \(fix)"
        case .byte(let byte): "\(file), byte \(byte): \(what); fix: \(fix)"
        }
    }
}
