/// One measured figure beside what it is to be judged by: a peer measured in the same run, a
/// limit of the design, or both.
struct Figure: Encodable {
    /// What was measured instead, in the same unit.
    struct Peer: Encodable {
        var name: String
        var value: Double
    }

    var section: String
    var name: String
    var value: Double
    var unit: Unit
    var peer: Peer?
    /// The most (for rates the least) that the design allows, in the same unit.
    var limit: Double?

    /// The figure over its peer's; nil without a peer or when that is 0.
    var ratio: Double? {
        guard let peer, peer.value > 0 else { return nil }
        return value / peer.value
    }

    /// The figure over its limit; nil without a limit or when that is 0.
    var limitRatio: Double? {
        guard let limit, limit > 0 else { return nil }
        return value / limit
    }

    /// Whether the limit is kept; nil without one.
    var isWithinLimit: Bool? {
        limit.map { unit.isRate ? value >= $0 : value <= $0 }
    }

    private enum Key: String, CodingKey {
        case section, name, value, unit, peer, ratio, limit, limitRatio, isWithinLimit
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(section, forKey: .section)
        try container.encode(name, forKey: .name)
        // JSON knows no NaN: what could not be measured is null.
        try container.encode(value.isFinite ? value : nil, forKey: .value)
        try container.encode(unit.rawValue, forKey: .unit)
        try container.encodeIfPresent(peer, forKey: .peer)
        try container.encodeIfPresent(ratio, forKey: .ratio)
        try container.encodeIfPresent(limit, forKey: .limit)
        try container.encodeIfPresent(limitRatio, forKey: .limitRatio)
        try container.encodeIfPresent(isWithinLimit, forKey: .isWithinLimit)
    }
}

/// What a figure counts.
enum Unit: String {
    case microseconds = "µs"
    case milliseconds = "ms"
    case seconds = "s"
    case perSecond = "/s"
    /// Fewer are better.
    case eachSecond = "a second"
    case bytes = "B"
    case bytesPerSecond = "B/s"
    case megabytes = "MB"
    case percent = "%"

    /// Whether more is better.
    var isRate: Bool { self == .perSecond }

    /// Returns a number of this unit for a reader: three significant digits, thousands grouped.
    func text(_ value: Double) -> String {
        "\(NumberText.short(value)) \(rawValue)"
    }
}
