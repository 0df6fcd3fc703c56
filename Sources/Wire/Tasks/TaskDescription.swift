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
///
/// As JSON `{"type": "text"}`, or for an image `{"type": "image", "width": 8, …}`.
package enum FieldKind: Equatable, Sendable {
    case text
    case number
    case category
    /// `channels` is 1 (grey) or 3 (RGB); a pixel lies in 0...`maximum`.
    case image(width: Int, height: Int, channels: Int, maximum: Int)
}

extension FieldKind: Codable {
    private enum Key: String, CodingKey {
        case type, width, height, channels, maximum
    }

    private enum Word: String, Codable {
        case text, number, category, image
    }

    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Key.self)
        switch try keyed.decode(Word.self, forKey: .type) {
        case .text: self = .text
        case .number: self = .number
        case .category: self = .category
        case .image:
            self = .image(
                width: try keyed.decode(Int.self, forKey: .width),
                height: try keyed.decode(Int.self, forKey: .height),
                channels: try keyed.decode(Int.self, forKey: .channels),
                maximum: try keyed.decode(Int.self, forKey: .maximum))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: Key.self)
        switch self {
        case .text: try keyed.encode(Word.text, forKey: .type)
        case .number: try keyed.encode(Word.number, forKey: .type)
        case .category: try keyed.encode(Word.category, forKey: .type)
        case .image(let width, let height, let channels, let maximum):
            try keyed.encode(Word.image, forKey: .type)
            try keyed.encode(width, forKey: .width)
            try keyed.encode(height, forKey: .height)
            try keyed.encode(channels, forKey: .channels)
            try keyed.encode(maximum, forKey: .maximum)
        }
    }
}

/// What the operator asks of a task's answers; sets the threshold.
///
/// As JSON `{"accuracy": 0.95}` or `{"escalation": 0.1}`.
package enum Target: Equatable, Sendable {
    /// Be right at least this share of the time when answering, in 0...1.
    case accuracy(Double)
    /// Escalate at most this share of the questions, in 0...1.
    case escalation(Double)
}

extension Target: Codable {
    private enum Key: String, CodingKey {
        case accuracy, escalation
    }

    /// What versions before 0.2 wrote into their stores: `{"accuracy": {"_0": 0.95}}`.
    private struct Former: Decodable {
        var _0: Double
    }

    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Key.self)
        guard let key = try decoder.onlyKey.flatMap(Key.init(stringValue:)) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription:
                        "a target is either an accuracy or an escalation, and nothing beside"))
        }
        // What is no number may be the former form; if it is neither, that error is the one to
        // tell.
        let share =
            try (try? keyed.decode(Double.self, forKey: key))
            ?? keyed.decode(Former.self, forKey: key)._0
        self = key == .accuracy ? .accuracy(share) : .escalation(share)
    }

    package func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: Key.self)
        switch self {
        case .accuracy(let share): try keyed.encode(share, forKey: .accuracy)
        case .escalation(let share): try keyed.encode(share, forKey: .escalation)
        }
    }
}
