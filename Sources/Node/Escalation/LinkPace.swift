/// How fast a link breathes, in seconds.
package struct LinkPace: Equatable, Sendable {
    /// Between two signs of life; three missed ones mean that the other is gone.
    package var beat: Double
    /// The most that the first rest after a failure takes; each further one up to twice as long.
    package var firstRest: Double
    package var longestRest: Double
    /// About how long to rest when the parent holds the link.
    package var heldRest: Double
    /// How long a relayed request may take.
    package var relay: Double

    package static let usual = LinkPace()

    package init(
        beat: Double = 3, firstRest: Double = 0.25, longestRest: Double = 30,
        heldRest: Double = 3, relay: Double = 10
    ) {
        self.beat = beat
        self.firstRest = firstRest
        self.longestRest = longestRest
        self.heldRest = heldRest
        self.relay = relay
    }

    /// After so many beats without a word the other is gone.
    static let missedBeats = 3

    /// Seconds after which what a node said of itself is stale.
    var staleAfter: Double { beat * Double(Self.missedBeats) }
}
