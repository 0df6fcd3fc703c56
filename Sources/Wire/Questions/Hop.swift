/// One node that a question passed through, and what it made of it.
package struct Hop: Codable, Equatable, Sendable {
    package var node: NodeID
    package var name: String
    package var tier: String
    /// When the question came in there.
    package var at: Timestamp
    /// The live version's best class, when it had one.
    package var guess: RankedClass?
    /// The live version's number; nil without one.
    package var version: Int?
    /// Why it passed the question on; nil where it was answered.
    package var reason: AbstainReason?
    /// What the node took to think about it, in microseconds.
    package var micros: Double

    package init(
        node: NodeID, name: String, tier: String, at: Timestamp, guess: RankedClass? = nil,
        version: Int? = nil, reason: AbstainReason? = nil, micros: Double = 0
    ) {
        self.node = node
        self.name = name
        self.tier = tier
        self.at = at
        self.guess = guess
        self.version = version
        self.reason = reason
        self.micros = micros
    }
}

/// Where a waiting question stands on its way up.
///
/// As JSON `{"state": "queued"}`, or `{"state": "refused", "reason": "…"}`.
package enum Escalation: Equatable, Sendable {
    /// In the outbox: the parent has not confirmed it yet.
    case queued
    /// The parent has it.
    case passedUp
    /// The parent will not have it; it waits here for a human.
    case refused(String)
    /// Its time to live ran out before the parent had it; it waits here for a human.
    case expired
}

extension Escalation: Codable {
    private enum Key: String, CodingKey {
        case state, reason
    }

    private enum Word: String, Codable {
        case queued, passedUp, refused, expired
    }

    package init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Key.self)
        switch try keyed.decode(Word.self, forKey: .state) {
        case .queued: self = .queued
        case .passedUp: self = .passedUp
        case .refused: self = .refused(try keyed.decode(String.self, forKey: .reason))
        case .expired: self = .expired
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: Key.self)
        switch self {
        case .queued: try keyed.encode(Word.queued, forKey: .state)
        case .passedUp: try keyed.encode(Word.passedUp, forKey: .state)
        case .expired: try keyed.encode(Word.expired, forKey: .state)
        case .refused(let reason):
            try keyed.encode(Word.refused, forKey: .state)
            try keyed.encode(reason, forKey: .reason)
        }
    }
}
