/// An answer on its way in.
package struct NewAnswer: Equatable, Sendable {
    /// Nil says that the question is unanswerable; only an expert or a human can say so.
    package var classIndex: Int?
    /// The best classes, as JSON that the store does not read.
    package var ranked: String
    /// In 0...1.
    package var confidence: Double
    /// The node and version, or the operator.
    package var by: String
    package var via: StoredAnswer.Via
    /// How many tiers above this node it was found.
    package var hops: Int
    /// The digest of the version that gave it.
    package var version: String?
    package var at: Int64

    package init(
        classIndex: Int?, ranked: String = "[]", confidence: Double, by: String,
        via: StoredAnswer.Via, hops: Int = 0, version: String? = nil, at: Int64
    ) {
        self.classIndex = classIndex
        self.ranked = ranked
        self.confidence = confidence
        self.by = by
        self.via = via
        self.hops = hops
        self.version = version
        self.at = at
    }

    /// Whether those above may learn from it: an expert's or a human's answer, or one of theirs
    /// that they have forgotten.
    package var isForAbove: Bool { via >= .expert || hops > 0 }

    /// Whether it is this very answer, by whatever way it came.
    func isSame(as other: NewAnswer) -> Bool {
        by == other.by && via == other.via && at == other.at && classIndex == other.classIndex
    }

    /// Human over expert over higher tier over lower tier over memory; among equals the later
    /// one, then the one by the greater name.
    ///
    /// The order is the same at every node, so that all come to the same answer in whatever order
    /// they hear of several.
    func outranks(_ other: NewAnswer) -> Bool {
        guard via == other.via else { return via > other.via }
        if via == .model, hops != other.hops { return hops > other.hops }
        guard at == other.at else { return at > other.at }
        return by > other.by
    }
}
