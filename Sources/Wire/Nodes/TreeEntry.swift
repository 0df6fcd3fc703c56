/// One node, or one class of clients, in the tree.
package struct TreeEntry: Codable, Equatable, Sendable, Identifiable {
    /// A node's `NodeID`; `operators`, `client NAME` or `expert NAME` for the others.
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
    /// When the question that waits the longest was asked.
    package var oldestWaiting: Timestamp?
    /// Questions and labels in the outbox, not yet confirmed by the parent.
    package var queued: Int
    /// Live versions in words: `digits v3`; empty for clients.
    package var versions: [String]
    /// What each task serves and is to serve; empty for what is no node.
    package var standings: [VersionStanding]
    package var flow: Flow
    /// How its own uplink is; nil for a node without a parent and for what is no node.
    package var link: LinkState?
    /// When this was last known to be true, by the clock of the node that says so.
    package var seen: Timestamp
    /// Seconds after `seen` from which on this is stale; nil for what lives in the node itself.
    package var staleAfter: Double?

    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// The node that answers.
        case this
        case node
        /// Those who ask, taken together by the word they give.
        case clients
        /// The people who label here.
        case operators
        /// A program that is asked like a tier of its own.
        case expert
    }

    package init(
        id: String, parent: String?, name: String, tier: String, kind: Kind,
        questionsPerSecond: Double, escalated: Double, waiting: Int,
        oldestWaiting: Timestamp? = nil, queued: Int = 0, versions: [String],
        standings: [VersionStanding] = [], flow: Flow = Flow(), link: LinkState? = nil,
        seen: Timestamp, staleAfter: Double? = nil
    ) {
        self.id = id
        self.parent = parent
        self.name = name
        self.tier = tier
        self.kind = kind
        self.questionsPerSecond = questionsPerSecond
        self.escalated = escalated
        self.waiting = waiting
        self.oldestWaiting = oldestWaiting
        self.queued = queued
        self.versions = versions
        self.standings = standings
        self.flow = flow
        self.link = link
        self.seen = seen
        self.staleAfter = staleAfter
    }

    /// Whether nothing was heard of it for longer than its heartbeat allows.
    package func isStale(at now: Timestamp) -> Bool {
        guard let staleAfter else { return false }
        return now.seconds(since: seen) > staleAfter
    }
}

/// How a node's connection to its parent is.
package enum LinkState: String, Codable, CaseIterable, Sendable {
    case connected
    /// Down, and tried again by itself.
    case lost
    /// Cut by an operator until an operator joins it again.
    case held
}

/// What a node serves for one task, and what its parent wants it to build on.
package struct VersionStanding: Codable, Equatable, Sendable {
    package var task: String
    /// The number of its live version; nil while nothing is live.
    package var live: Int?
    /// What its parent offers: the parent's version in words (`cloud v12`); nil for none.
    package var desired: String?
    /// What its live version stands on, in the same words; nil for a version of its own alone.
    package var reported: String?
    /// Why it serves something else than is desired, in a sentence; empty where it does not.
    package var remark: String

    package init(
        task: String, live: Int?, desired: String? = nil, reported: String? = nil,
        remark: String = ""
    ) {
        self.task = task
        self.live = live
        self.desired = desired
        self.reported = reported
        self.remark = remark
    }
}

/// Questions of the last hour by what became of them.
package struct Flow: Codable, Equatable, Sendable {
    /// Asked at this node or passed up to it.
    package var asked: Int
    package var answeredHere: Int
    package var passedUp: Int
    /// Answers that came back from above.
    package var cameBack: Int

    package init(asked: Int = 0, answeredHere: Int = 0, passedUp: Int = 0, cameBack: Int = 0) {
        self.asked = asked
        self.answeredHere = answeredHere
        self.passedUp = passedUp
        self.cameBack = cameBack
    }
}
