/// How a node is, in one look.
package struct NodeStatus: Codable, Equatable, Sendable {
    package var name: String
    /// The tier's name, such as `far edge`.
    package var tier: String
    package var health: Health
    /// The node's clock when it said this.
    package var at: Timestamp
    package var startedAt: Timestamp
    package var rates: Rates
    package var waiting: Int
    package var oldestWaiting: Timestamp?
    package var labelsToday: Int
    package var diskBytes: Int
    package var diskFreeBytes: Int
    package var memoryBytes: Int
    package var feeder: FeederState?
    package var imports: [ImportProgress]
    /// What the last start found unfinished and did about it, one sentence each.
    package var recovered: [String]

    /// As JSON `{"state": "healthy"}` or `{"state": "degraded", "reasons": […]}`.
    package enum Health: Equatable, Sendable {
        case healthy
        /// Works, but something needs an operator; each reason is a sentence.
        case degraded([String])
    }

    package init(
        name: String, tier: String, health: Health, at: Timestamp, startedAt: Timestamp,
        rates: Rates, waiting: Int, oldestWaiting: Timestamp?, labelsToday: Int, diskBytes: Int,
        diskFreeBytes: Int, memoryBytes: Int, feeder: FeederState?, imports: [ImportProgress],
        recovered: [String]
    ) {
        self.name = name
        self.tier = tier
        self.health = health
        self.at = at
        self.startedAt = startedAt
        self.rates = rates
        self.waiting = waiting
        self.oldestWaiting = oldestWaiting
        self.labelsToday = labelsToday
        self.diskBytes = diskBytes
        self.diskFreeBytes = diskFreeBytes
        self.memoryBytes = memoryBytes
        self.feeder = feeder
        self.imports = imports
        self.recovered = recovered
    }
}

/// What passed through a node in the last minute.
package struct Rates: Codable, Equatable, Sendable {
    package var asksPerSecond: Double
    /// Shares of the last minute's questions, in 0...1; they add up to 1 when any were asked.
    package var byModel: Double
    package var byMemory: Double
    package var escalated: Double
    /// Time from question to outcome, in microseconds; 0 when none were asked.
    package var p50Micros: Double
    package var p95Micros: Double

    package init(
        asksPerSecond: Double = 0, byModel: Double = 0, byMemory: Double = 0,
        escalated: Double = 0, p50Micros: Double = 0, p95Micros: Double = 0
    ) {
        self.asksPerSecond = asksPerSecond
        self.byModel = byModel
        self.byMemory = byMemory
        self.escalated = escalated
        self.p50Micros = p50Micros
        self.p95Micros = p95Micros
    }
}

/// The feeder that asks a sample task's questions by itself.
package struct FeederState: Codable, Equatable, Sendable {
    package var isPaused: Bool
    /// Whether it asks nothing although it is not paused, because too many questions wait.
    package var isHeld: Bool
    package var questionsPerSecond: Double
    /// Questions that were not asked yet, over all tasks; the feeder starts over when none is left.
    package var remaining: Int

    package init(
        isPaused: Bool, isHeld: Bool = false, questionsPerSecond: Double, remaining: Int
    ) {
        self.isPaused = isPaused
        self.isHeld = isHeld
        self.questionsPerSecond = questionsPerSecond
        self.remaining = remaining
    }
}

/// How far an import has come.
package struct ImportProgress: Codable, Equatable, Sendable {
    package var task: String
    package var file: String
    package var rows: Int
    package var duplicates: Int
    package var refused: Int
    /// In 0...1; nil when the size is unknown.
    package var progress: Double?

    package init(
        task: String, file: String, rows: Int, duplicates: Int, refused: Int, progress: Double?
    ) {
        self.task = task
        self.file = file
        self.rows = rows
        self.duplicates = duplicates
        self.refused = refused
        self.progress = progress
    }
}

extension NodeStatus.Health: Codable {
    private enum Key: String, CodingKey {
        case state, reasons
    }

    private enum Word: String, Codable {
        case healthy, degraded
    }

    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Key.self)
        switch try keyed.decode(Word.self, forKey: .state) {
        case .healthy: self = .healthy
        case .degraded: self = .degraded(try keyed.decode([String].self, forKey: .reasons))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: Key.self)
        switch self {
        case .healthy: try keyed.encode(Word.healthy, forKey: .state)
        case .degraded(let reasons):
            try keyed.encode(Word.degraded, forKey: .state)
            try keyed.encode(reasons, forKey: .reasons)
        }
    }
}
