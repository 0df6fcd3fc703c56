/// How much an event matters.
package enum EventLevel: String, Codable, CaseIterable, Comparable, Sendable {
    case debug, info, warning, error

    package static func < (left: EventLevel, right: EventLevel) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .debug: 0
        case .info: 1
        case .warning: 2
        case .error: 3
        }
    }
}

/// Something that happened on a node.
package struct EventRow: Codable, Equatable, Sendable, Identifiable {
    /// Counts up on its node.
    package var id: Int64
    package var at: Timestamp
    package var level: EventLevel
    /// One word: `ask`, `label`, `job`, `version`, `import`, `node`.
    package var topic: String
    package var text: String

    package init(id: Int64, at: Timestamp, level: EventLevel, topic: String, text: String) {
        self.id = id
        self.at = at
        self.level = level
        self.topic = topic
        self.text = text
    }
}

/// What an operator did.
package struct AuditRow: Codable, Equatable, Sendable, Identifiable {
    package var id: Int64
    package var at: Timestamp
    package var by: String
    /// A short phrase such as `promote` or `undo label`.
    package var verb: String
    package var object: String
    package var reason: String

    package init(
        id: Int64, at: Timestamp, by: String, verb: String, object: String, reason: String
    ) {
        self.id = id
        self.at = at
        self.by = by
        self.verb = verb
        self.object = object
        self.reason = reason
    }
}

/// What may have changed on a node since it was last read.
package enum Topic: String, Codable, CaseIterable, Sendable {
    case status, tasks, questions, versions, jobs, events, tree, credentials
}
