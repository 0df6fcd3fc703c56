/// An answer on its way down, by names alone: two nodes number their classes differently.
package struct FedAnswer: Equatable, Sendable {
    package var questionID: String
    package var task: String
    /// A class unknown here is appended; nil for unanswerable.
    package var className: String?
    /// The best classes, as JSON that the store does not read.
    package var ranked: String
    /// In 0...1.
    package var confidence: Double
    package var by: String
    package var via: StoredAnswer.Via
    /// How many tiers above this node it was found.
    package var hops: Int
    /// The digest of the version that gave it.
    package var version: String?
    package var at: Int64
    /// The nodes above this one that the question passed, as JSON that the store does not read.
    package var routeAbove: String
    /// The nodes that it passed up to this one, this one last; empty on the way in.
    package var routeUp: String
    /// On the way in: what the example counts for in training; nil makes none.
    package var exampleWeight: Double?

    package init(
        questionID: String, task: String, className: String?, ranked: String = "[]",
        confidence: Double, by: String, via: StoredAnswer.Via, hops: Int,
        version: String? = nil, at: Int64, routeAbove: String = "[]", routeUp: String = "[]",
        exampleWeight: Double? = nil
    ) {
        self.questionID = questionID
        self.task = task
        self.className = className
        self.ranked = ranked
        self.confidence = confidence
        self.by = by
        self.via = via
        self.hops = hops
        self.version = version
        self.at = at
        self.routeAbove = routeAbove
        self.routeUp = routeUp
        self.exampleWeight = exampleWeight
    }
}
