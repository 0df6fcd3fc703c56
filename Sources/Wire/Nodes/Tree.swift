/// The nodes above and below, this one, and its classes of clients.
package struct Tree: Codable, Equatable, Sendable {
    /// Parents before their children.
    package var entries: [TreeEntry]

    package init(entries: [TreeEntry]) {
        self.entries = entries
    }
}

/// One node, or one class of clients, in the tree.
package struct TreeEntry: Codable, Equatable, Sendable, Identifiable {
    package var id: String
    /// The id of the entry above; nil at the root.
    package var parent: String?
    package var name: String
    package var tier: String
    package var kind: Kind
    package var questionsPerSecond: Double
    /// The share passed up, in 0...1.
    package var escalated: Double
    package var waiting: Int
    /// Live versions in words: `digits v3`; empty for clients.
    package var versions: [String]
    /// When this was last known to be true.
    package var seen: Timestamp

    package enum Kind: String, Codable, Sendable {
        /// The node that answers.
        case this
        case node
        /// Those who ask, taken together by the word they give.
        case clients
        /// The people who label here.
        case operators
    }

    package init(
        id: String, parent: String?, name: String, tier: String, kind: Kind,
        questionsPerSecond: Double, escalated: Double, waiting: Int, versions: [String],
        seen: Timestamp
    ) {
        self.id = id
        self.parent = parent
        self.name = name
        self.tier = tier
        self.kind = kind
        self.questionsPerSecond = questionsPerSecond
        self.escalated = escalated
        self.waiting = waiting
        self.versions = versions
        self.seen = seen
    }
}
