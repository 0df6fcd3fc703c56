/// One question put to a node.
package struct AskRequest: Codable, Equatable, Sendable {
    package var task: String
    /// Nil asks the node to name the question; an id sent twice gets the first outcome again.
    package var id: QuestionID?
    /// By field name; a field that is absent is missing.
    package var fields: [String: FieldContent]
    /// How many ranked classes to return.
    package var top: Int
    /// Who asks: a free word, shown in the tree as a class of clients.
    package var client: String?

    package init(
        task: String, id: QuestionID? = nil, fields: [String: FieldContent], top: Int = 3,
        client: String? = nil
    ) {
        self.task = task
        self.id = id
        self.fields = fields
        self.top = top
        self.client = client
    }
}

/// What became of a question at once.
package struct AskReply: Codable, Equatable, Sendable {
    package var id: QuestionID
    package var outcome: Outcome

    /// Answered, or flagged unknown and waiting.
    package enum Outcome: Codable, Equatable, Sendable {
        case answered(Answer)
        /// The guess is provisional; nil when there is no model.
        case waiting(AbstainReason, guess: Answer?)
    }

    package init(id: QuestionID, outcome: Outcome) {
        self.id = id
        self.outcome = outcome
    }
}
