/// A question's name, the same on every hop: `q` and 20 characters that sort by time of asking.
package struct QuestionID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var description: String { text }

    /// The last five characters behind `q-`: what people read and type; unique among the waiting.
    package var short: String { "q-" + text.suffix(5) }

    package static func < (left: QuestionID, right: QuestionID) -> Bool {
        left.text < right.text
    }
}

/// A version's name everywhere: the SHA-256 of its artifact in lower-case hexadecimal.
package struct VersionID: Hashable, Sendable, CustomStringConvertible {
    package let digest: String

    package init(_ digest: String) {
        self.digest = digest
    }

    package var description: String { digest }
}

/// A job's number on its node.
package struct JobID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    package var description: String { "#\(number)" }

    package static func < (left: JobID, right: JobID) -> Bool {
        left.number < right.number
    }
}

/// A label's number on its node; what undo names.
package struct LabelID: Hashable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    package var description: String { "l\(number)" }
}

/// A node's name for good: 16 hexadecimal digits drawn when it was made; its readable name may
/// change and need not be unique.
package struct NodeID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var description: String { text }

    package static func < (left: NodeID, right: NodeID) -> Bool {
        left.text < right.text
    }
}

extension NodeID: SingleValue {
    package var content: String { text }
}

extension QuestionID: SingleValue {
    package var content: String { text }
}

extension VersionID: SingleValue {
    package var content: String { digest }
}

extension JobID: SingleValue {
    package var content: Int64 { number }
}

extension LabelID: SingleValue {
    package var content: Int64 { number }
}
