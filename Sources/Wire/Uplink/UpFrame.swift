/// What a child says.
package enum UpFrame: Codable, Equatable, Sendable {
    case hello(Hello)
    /// In the outbox's order: by priority, then by sequence; at most 256 a frame.
    case questions(batch: [EscalatedQuestion])
    /// What operators at the child or below it said, and took back.
    case words(batch: [HumanWord])
    /// Everything up to this number of the feed is applied, durably.
    case applied(upTo: Int64)
    case report(NodeReport)
    /// The reply to a request that came down.
    case relayed(id: Int64, reply: RelayedReply)
    /// Nothing to say, but alive.
    case beat
}

/// How a child opens the conversation.
package struct Hello: Codable, Equatable, Sendable {
    /// The version of this conversation; 1.
    package var version: Int
    package var node: NodeID
    package var name: String
    package var tier: String
    /// Everybody known to be below it: a parent that finds itself there refuses the loop.
    package var below: [NodeID]
    package var tasks: [FieldedTask]
    /// The last number of the parent's feed that it applied.
    package var applied: Int64
    /// The last number that its outbox gave out.
    package var sent: Int64
    /// The highest of them that it saw confirmed; a parent that has less was restored from a copy.
    package var confirmed: Int64?
    /// What the parent called their last conversation.
    package var conversation: String?
    package var budget: Budget?

    package init(
        version: Int = 1, node: NodeID, name: String, tier: String, below: [NodeID] = [],
        tasks: [FieldedTask], applied: Int64, sent: Int64, confirmed: Int64? = nil,
        conversation: String? = nil, budget: Budget? = nil
    ) {
        self.version = version
        self.node = node
        self.name = name
        self.tier = tier
        self.below = below
        self.tasks = tasks
        self.applied = applied
        self.sent = sent
        self.confirmed = confirmed
        self.conversation = conversation
        self.budget = budget
    }
}

/// A task by its name and fields, for two nodes to see whether they mean the same.
package struct FieldedTask: Codable, Equatable, Sendable {
    package var name: String
    package var fields: [FieldDescription]

    package init(name: String, fields: [FieldDescription]) {
        self.name = name
        self.fields = fields
    }
}

/// A question on its way up.
package struct EscalatedQuestion: Codable, Equatable, Sendable {
    /// Its number in the child's outbox.
    package var sequence: Int64
    package var id: QuestionID
    package var task: String
    package var fields: [String: FieldContent]
    package var askedAt: Timestamp
    package var client: String?
    package var priority: Int
    /// When it may not climb any more; nil for never.
    package var expiresAt: Timestamp?
    /// The nodes it passed so far, from where it was asked, the sender last.
    package var route: [Hop]
    /// The answer that stands at the sender, with `hops` as they are there.
    ///
    /// Nil for a question that wants one. The receiver has forgotten it, or said something that
    /// ranks lower.
    package var standing: ReturnedAnswer?

    package init(
        sequence: Int64, id: QuestionID, task: String, fields: [String: FieldContent],
        askedAt: Timestamp, client: String? = nil, priority: Int, expiresAt: Timestamp? = nil,
        route: [Hop], standing: ReturnedAnswer? = nil
    ) {
        self.sequence = sequence
        self.id = id
        self.task = task
        self.fields = fields
        self.askedAt = askedAt
        self.client = client
        self.priority = priority
        self.expiresAt = expiresAt
        self.route = route
        self.standing = standing
    }
}

/// A human's word given at a child or below it, on its way up: an answer there, an example here.
package struct HumanWord: Codable, Equatable, Sendable {
    /// Its number in the child's outbox.
    package var sequence: Int64
    package var question: QuestionID
    package var task: String
    /// What was asked, for those above who never saw the question.
    package var fields: [String: FieldContent]
    /// The class; nil for unanswerable.
    package var name: String?
    package var by: String
    package var at: Timestamp
    /// Set when the operator took the word back: when that was.
    package var retractedAt: Timestamp?

    package init(
        sequence: Int64, question: QuestionID, task: String, fields: [String: FieldContent],
        name: String?, by: String, at: Timestamp, retractedAt: Timestamp? = nil
    ) {
        self.sequence = sequence
        self.question = question
        self.task = task
        self.fields = fields
        self.name = name
        self.by = by
        self.at = at
        self.retractedAt = retractedAt
    }
}

/// How a child and all below it are.
package struct NodeReport: Codable, Equatable, Sendable {
    /// The child itself first, then its subtree, parents before their children; its clients and
    /// operators are not among them.
    package var entries: [TreeEntry]
    /// Whether these are all; else only those that changed since the last report.
    package var isWhole: Bool
    /// Those that are gone since the last report.
    package var gone: [NodeID]
    /// What an answer takes there now, p50 in microseconds, by task: measured, where any was given.
    package var answerMicros: [String: Double]
    /// What became of the offers it got.
    package var adoptions: [Adoption]

    package init(
        entries: [TreeEntry], isWhole: Bool, gone: [NodeID] = [],
        answerMicros: [String: Double] = [:], adoptions: [Adoption] = []
    ) {
        self.entries = entries
        self.isWhole = isWhole
        self.gone = gone
        self.answerMicros = answerMicros
        self.adoptions = adoptions
    }
}

/// What a child made of an offer.
package struct Adoption: Codable, Equatable, Sendable {
    package var task: String
    /// The offered artifact's digest.
    package var base: VersionID
    package var state: State
    /// Why it was kept out, or what it brought, in a sentence.
    package var remark: String

    package enum State: String, Codable, Sendable {
        /// The bytes are being fetched, or the child retrains on it.
        case underWay
        /// The child's live version stands on it.
        case live
        /// The child's gate kept what it had.
        case kept
        /// The bytes or the signature were wrong.
        case refused
    }

    package init(task: String, base: VersionID, state: State, remark: String) {
        self.task = task
        self.base = base
        self.state = state
        self.remark = remark
    }
}
