/// What a parent says.
package enum DownFrame: Codable, Equatable, Sendable {
    case welcome(Welcome)
    /// The parent will not talk: a loop, another version, a held link. Nothing follows.
    case refused(NodeError)
    /// What was sent up is durable here, or will not be had.
    case receipts(batch: [Receipt])
    /// The feed, in its order.
    case deliveries(batch: [Delivery])
    /// A console above wants to know or do something at the child, or at the node `to` below it;
    /// the reply goes up as `.relayed`.
    case relay(id: Int64, to: NodeID, request: RelayedRequest)
    /// The nodes above, the topmost first, the parent last.
    case above(chain: [TreeEntry])
    /// Nothing to say, but alive.
    case beat
}

/// How a parent opens the conversation.
package struct Welcome: Codable, Equatable, Sendable {
    package var node: NodeID
    package var name: String
    package var tier: String
    /// The highest number of the child's outbox that is durable here.
    package var received: Int64
    /// The last number of the feed so far.
    package var fed: Int64
    /// Seconds between signs of life; three missed ones mean that the other is gone.
    package var beatSeconds: Double
    package var tasks: [FieldedTask]
    /// What the parent calls this conversation, for the child to say at the next one.
    package var conversation: String?
    /// Whether the parent does not know the conversation that the child named as their last: one
    /// of both went back to a copy, and each tells the other again what it may have lost.
    package var isStrange: Bool?

    package init(
        node: NodeID, name: String, tier: String, received: Int64, fed: Int64,
        beatSeconds: Double, tasks: [FieldedTask], conversation: String? = nil,
        isStrange: Bool? = nil
    ) {
        self.node = node
        self.name = name
        self.tier = tier
        self.received = received
        self.fed = fed
        self.beatSeconds = beatSeconds
        self.tasks = tasks
        self.conversation = conversation
        self.isStrange = isStrange
    }
}

/// What became of one entry of the child's outbox.
package struct Receipt: Codable, Equatable, Sendable {
    package var sequence: Int64
    /// Why it will not be had, in a sentence; nil when it is durable here.
    package var refusal: String?

    package init(sequence: Int64, refusal: String? = nil) {
        self.sequence = sequence
        self.refusal = refusal
    }
}

/// One entry of the feed to one child: numbered from 1 without gaps, applied once.
package struct Delivery: Codable, Equatable, Sendable {
    package var sequence: Int64
    package var item: Item

    package enum Item: Codable, Equatable, Sendable {
        case answer(ReturnedAnswer)
        /// An operator above took a word back.
        case retraction(RetractedWord)
        /// The base that the child is to build its layer on.
        case offer(VersionOffer)
        /// A question that was taken will not be answered above after all.
        case refusal(question: QuestionID, reason: String)
    }

    package init(sequence: Int64, item: Item) {
        self.sequence = sequence
        self.item = item
    }
}

/// An answer on its way down.
package struct ReturnedAnswer: Codable, Equatable, Sendable {
    package var question: QuestionID
    package var task: String
    package var answer: Answer
    /// How many tiers above the receiver it was found; at least 1.
    package var hops: Int
    /// The digest of the version that gave it.
    package var version: VersionID?
    /// The nodes above the receiver that the question passed, the lowest first.
    package var route: [Hop]

    package init(
        question: QuestionID, task: String, answer: Answer, hops: Int, version: VersionID? = nil,
        route: [Hop] = []
    ) {
        self.question = question
        self.task = task
        self.answer = answer
        self.hops = hops
        self.version = version
        self.route = route
    }
}

/// A word that was taken back, named by who gave it and when.
package struct RetractedWord: Codable, Equatable, Sendable {
    package var question: QuestionID
    package var by: String
    package var at: Timestamp
    package var retractedAt: Timestamp

    package init(question: QuestionID, by: String, at: Timestamp, retractedAt: Timestamp) {
        self.question = question
        self.by = by
        self.at = at
        self.retractedAt = retractedAt
    }
}
