/// What a node says of one task it serves.
package struct TaskDescription: Codable, Equatable, Sendable {
    package var name: String
    package var fields: [FieldDescription]
    /// The classes in the order in which labelling shows them.
    package var classes: [String]
    package var target: Target
    /// The threshold in force, as a calibrated confidence in 0...1; nil while nothing is live.
    package var threshold: Double?
    /// The number of the live version; nil while nothing is live.
    package var liveVersion: Int?
    /// The number of the version that a rollback would make live; nil when there is none.
    package var rollBackVersion: Int?
    package var exampleCount: Int
    package var waitingCount: Int
    /// Examples that came in since the live version was trained.
    package var newExampleCount: Int

    package init(
        name: String, fields: [FieldDescription], classes: [String], target: Target,
        threshold: Double? = nil, liveVersion: Int? = nil, rollBackVersion: Int? = nil,
        exampleCount: Int = 0, waitingCount: Int = 0, newExampleCount: Int = 0
    ) {
        self.name = name
        self.fields = fields
        self.classes = classes
        self.target = target
        self.threshold = threshold
        self.liveVersion = liveVersion
        self.rollBackVersion = rollBackVersion
        self.exampleCount = exampleCount
        self.waitingCount = waitingCount
        self.newExampleCount = newExampleCount
    }
}

/// One named input of a task.
package struct FieldDescription: Codable, Equatable, Sendable {
    package var name: String
    package var kind: FieldKind

    package init(name: String, kind: FieldKind) {
        self.name = name
        self.kind = kind
    }
}

/// What a field holds.
package enum FieldKind: Codable, Equatable, Sendable {
    case text
    case number
    case category
    /// `channels` is 1 (grey) or 3 (RGB); a pixel lies in 0...`maximum`.
    case image(width: Int, height: Int, channels: Int, maximum: Int)
}

/// What the operator asks of a task's answers; sets the threshold.
package enum Target: Codable, Equatable, Sendable {
    /// Be right at least this share of the time when answering, in 0...1.
    case accuracy(Double)
    /// Escalate at most this share of the questions, in 0...1.
    case escalation(Double)
}
