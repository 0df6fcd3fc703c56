/// One measured figure beside what it is to be judged by: a peer measured in the same run, a
/// limit of the design, or both.
struct Figure: Codable {
    /// What was measured instead, in the same unit.
    struct Peer: Codable {
        var name: String
        var value: Double
    }

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
}

/// What a figure counts.
enum Unit: String, Codable {
    case microseconds = "µs"
    case milliseconds = "ms"
    case seconds = "s"
    /// More are better.
    case perSecond = "/s"
    /// Fewer are better.
    case eachSecond = "a second"
    case bytes = "B"
    case bytesPerSecond = "B/s"
    case kilobytes = "kB"
    case megabytes = "MB"
    case percent = "%"

    var isRate: Bool { self == .perSecond }

    /// Returns a number of this unit for a reader.
    func text(_ value: Double) -> String {
        "\(NumberText.short(value)) \(rawValue)"
    }
}
