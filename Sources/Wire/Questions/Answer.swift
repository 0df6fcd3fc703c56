/// A class with the probability that a model gives it.
package struct RankedClass: Codable, Equatable, Sendable {
    package var name: String
    /// Calibrated, in 0...1.
    package var probability: Double

    package init(name: String, probability: Double) {
        self.name = name
        self.probability = probability
    }
}

/// By which way an answer was found; ranked memory < model < expert < human.
package enum Via: String, Codable, CaseIterable, Sendable {
    case memory, model, expert, human
}

/// One answer to a question.
package struct Answer: Codable, Equatable, Sendable {
    /// The class; nil says that a human found the question unanswerable.
    package var name: String?
    /// The best classes first, as many as were asked for.
    package var ranked: [RankedClass]
    /// In 0...1; 1 for a human.
    package var confidence: Double
    /// The node and version, or the operator: `box-7 v12`, `anna`.
    package var by: String
    package var via: Via
    package var at: Timestamp
    /// A guess given because the wait ran out; a better answer may follow.
    package var isProvisional: Bool

    package init(
        name: String?, ranked: [RankedClass], confidence: Double, by: String, via: Via,
        at: Timestamp, isProvisional: Bool = false
    ) {
        self.name = name
        self.ranked = ranked
        self.confidence = confidence
        self.by = by
        self.via = via
        self.at = at
        self.isProvisional = isProvisional
    }
}
