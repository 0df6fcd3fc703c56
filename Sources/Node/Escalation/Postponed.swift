internal import Wire

/// How far the feed is applied, which the parent hears a moment later: many answers take one word.
struct Postponed: Equatable {
    /// After so many entries of the feed the parent hears of it at once.
    private static let saidAtOnce: Int64 = 64

    /// Up to which number the feed is applied, durably, and what the parent was told of that.
    private var applied: Int64
    private var said: Int64
    private var isLingering = false

    init(applied: Int64 = 0) {
        self.applied = applied
        said = applied
    }

    mutating func say(applied number: Int64) -> [UplinkState.Effect] {
        applied = number
        guard applied - said < Self.saidAtOnce else { return sayApplied() }
        guard !isLingering, applied > said else { return [] }
        isLingering = true
        return [.linger]
    }

    mutating func sayApplied() -> [UplinkState.Effect] {
        said = applied
        return [.send(.applied(upTo: applied))]
    }

    /// The moment is over.
    mutating func take() -> [UplinkState.Effect] {
        isLingering = false
        return applied > said ? sayApplied() : []
    }
}
