internal import Foundation
package import Wire

/// A waiting question on its way to an expert.
package struct ExpertQuestion: Equatable, Sendable {
    /// Counts the questions in the order in which they came to this node.
    package var number: Int64
    package var id: String
    /// The question as the expert reads it, without a line's end.
    package var line: String

    package init(number: Int64, id: String, line: String) {
        self.number = number
        self.id = id
        self.line = line
    }
}

/// What an expert reads, one a line.
///
///     {"classes":["vpn","wifi"],"fields":{"text":"vpn dead again"},
///      "guess":{"name":"wifi","probability":0.4},"id":"q01j…","task":"helpdesk"}
package struct ExpertLine: Encodable, Equatable, Sendable {
    package var id: String
    package var task: String
    /// By field name; a missing field is left out.
    package var fields: [String: FieldContent]
    /// Those that an answer may name.
    package var classes: [String]
    /// What the live version would have said; left out when there is none.
    package var guess: RankedClass?

    package init(
        id: String, task: String, fields: [String: FieldContent], classes: [String],
        guess: RankedClass?
    ) {
        self.id = id
        self.task = task
        self.fields = fields
        self.classes = classes
        self.guess = guess
    }

    /// One line of JSON, without the line's end.
    package func text() throws -> String { try WireJSON.text(self) }
}
