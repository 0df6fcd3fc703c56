/// One question put to a node.
///
/// In JSON all but `task` and `fields` may be left out.
package struct AskRequest: Equatable, Sendable {
    package var task: String
    /// Nil asks the node to name the question; the same question sent twice under an id
    /// gets the first outcome again, another one is refused.
    package var id: QuestionID?
    /// By field name; a field that is absent is missing.
    package var fields: [String: FieldContent]
    /// How many ranked classes to return.
    package var top: Int
    /// Who asks: a free word, shown in the tree as a class of clients.
    package var client: String?
    /// How long to wait for an answer from above when the node has none, in seconds: 0...300.
    package var wait: Double
    /// What goes up first when the way is narrow: 0...9, the higher the sooner.
    package var priority: Int
    /// How long the question may climb, in seconds; nil for ever.
    package var timeToLive: Double?

    package static let usualPriority = 4

    package init(
        task: String, id: QuestionID? = nil, fields: [String: FieldContent], top: Int = 3,
        client: String? = nil, wait: Double = 0, priority: Int = AskRequest.usualPriority,
        timeToLive: Double? = nil
    ) {
        self.task = task
        self.id = id
        self.fields = fields
        self.top = top
        self.client = client
        self.wait = wait
        self.priority = priority
        self.timeToLive = timeToLive
    }
}

extension AskRequest: Codable {
    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            task: try keyed.decode(String.self, forKey: .task),
            id: try keyed.decodeIfPresent(QuestionID.self, forKey: .id),
            fields: try keyed.decode([String: FieldContent].self, forKey: .fields),
            top: try keyed.decodeIfPresent(Int.self, forKey: .top) ?? 3,
            client: try keyed.decodeIfPresent(String.self, forKey: .client),
            wait: try keyed.decodeIfPresent(Double.self, forKey: .wait) ?? 0,
            priority: try keyed.decodeIfPresent(Int.self, forKey: .priority)
                ?? Self.usualPriority,
            timeToLive: try keyed.decodeIfPresent(Double.self, forKey: .timeToLive))
    }
}

/// What became of a question so far.
///
/// As JSON `{"id": …, "state": "answered", "answer": {…}}` or
/// `{"id": …, "state": "waiting", "reason": {…}, "guess": {…}}`.
package struct AskReply: Equatable, Sendable {
    package var id: QuestionID
    package var outcome: Outcome

    /// Answered, or flagged unknown and waiting.
    package enum Outcome: Equatable, Sendable {
        case answered(Answer)
        /// The guess is provisional; nil when there is no model.
        case waiting(AbstainReason, guess: Answer?)
    }

    package init(id: QuestionID, outcome: Outcome) {
        self.id = id
        self.outcome = outcome
    }
}

extension AskReply: Codable {
    private enum Key: String, CodingKey {
        case id, state, answer, reason, guess
    }

    private enum Word: String, Codable {
        case answered, waiting
    }

    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Key.self)
        id = try keyed.decode(QuestionID.self, forKey: .id)
        switch try keyed.decode(Word.self, forKey: .state) {
        case .answered: outcome = .answered(try keyed.decode(Answer.self, forKey: .answer))
        case .waiting:
            outcome = .waiting(
                try keyed.decode(AbstainReason.self, forKey: .reason),
                guess: try keyed.decodeIfPresent(Answer.self, forKey: .guess))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: Key.self)
        try keyed.encode(id, forKey: .id)
        switch outcome {
        case .answered(let answer):
            try keyed.encode(Word.answered, forKey: .state)
            try keyed.encode(answer, forKey: .answer)
        case .waiting(let reason, let guess):
            try keyed.encode(Word.waiting, forKey: .state)
            try keyed.encode(reason, forKey: .reason)
            try keyed.encodeIfPresent(guess, forKey: .guess)
        }
    }
}
