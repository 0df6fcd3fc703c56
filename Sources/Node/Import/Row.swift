package import Learning

/// One input as a file holds it, perhaps with its class.
package struct Row: Equatable, Sendable {
    /// The line on which it begins, or the ordinal of an image; from 1.
    package var line: Int
    package var input: Input
    /// Never empty; nil when the file does not say.
    package var className: String?

    package init(line: Int, input: Input, className: String? = nil) {
        self.line = line
        self.input = input
        self.className = className
    }
}

/// A row that could not be taken, and why; the others go in.
package struct BadRow: Error, Equatable, Sendable, CustomStringConvertible {
    /// The line on which it begins, or the ordinal of an image; from 1.
    package var line: Int
    package var reason: String

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }

    package var description: String { "line \(line): \(reason)" }
}

/// A value that is not what its field holds.
package struct BadValue: Error, Equatable, Sendable, CustomStringConvertible {
    package var reason: String

    package init(_ reason: String) {
        self.reason = reason
    }

    package var description: String { reason }

    /// The same with the field's name in front.
    func of(_ name: String) -> BadValue { BadValue("\(name): \(reason)") }
}
