/// All that was measured of one version.
package struct VersionDetail: Codable, Equatable, Sendable {
    package var row: VersionRow
    package var classes: [ClassFigures]
    /// The most frequent confusions on the held-out examples, most frequent first.
    package var confusions: [Confusion]
    /// From the most confident answers alone to all of them; coverage rises.
    package var curve: [CoveragePoint]
    package var trainedOn: [SourceCount]
    package var target: Target
    package var curveOfLoss: [LossPoint]
    /// Every time this version went live or left, first to last.
    package var history: [PromotionRow]
    /// What it stands on; nil for a version of the node's own alone.
    package var base: VersionBase?
    /// What the children were offered of it; nil from a node that does not say.
    package var handouts: [Handout]?

    package init(
        row: VersionRow, classes: [ClassFigures], confusions: [Confusion],
        curve: [CoveragePoint], trainedOn: [SourceCount], target: Target,
        curveOfLoss: [LossPoint], history: [PromotionRow], base: VersionBase? = nil,
        handouts: [Handout]? = nil
    ) {
        self.row = row
        self.classes = classes
        self.confusions = confusions
        self.curve = curve
        self.trainedOn = trainedOn
        self.target = target
        self.curveOfLoss = curveOfLoss
        self.history = history
        self.base = base
        self.handouts = handouts
    }
}

/// How well one class is told on the held-out examples.
package struct ClassFigures: Codable, Equatable, Sendable {
    package var name: String
    /// Held-out examples of this class.
    package var support: Int
    package var recall: Double
    package var precision: Double

    package init(name: String, support: Int, recall: Double, precision: Double) {
        self.name = name
        self.support = support
        self.recall = recall
        self.precision = precision
    }
}

/// How often one class was taken for another.
package struct Confusion: Codable, Equatable, Sendable {
    package var truth: String
    package var guess: String
    package var count: Int

    package init(truth: String, guess: String, count: Int) {
        self.truth = truth
        self.guess = guess
        self.count = count
    }
}

/// One point of the coverage–accuracy curve.
package struct CoveragePoint: Codable, Equatable, Sendable {
    package var threshold: Double
    package var coverage: Double
    package var accuracy: Double

    package init(threshold: Double, coverage: Double, accuracy: Double) {
        self.threshold = threshold
        self.coverage = coverage
        self.accuracy = accuracy
    }
}

/// How many examples of a source a version was trained on.
package struct SourceCount: Codable, Equatable, Sendable {
    package var source: ExampleSource
    package var count: Int

    package init(source: ExampleSource, count: Int) {
        self.source = source
        self.count = count
    }
}

/// One time that a version went live.
package struct PromotionRow: Codable, Equatable, Sendable {
    package var task: String
    /// Counts up per task.
    package var sequence: Int
    package var version: Int
    /// What was live before; nil for the first.
    package var previous: Int?
    package var kind: Kind
    package var by: String
    package var reason: String
    package var at: Timestamp

    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// The gate let it through.
        case gate
        /// An operator's recorded word, against or without the gate.
        case `override`
        case rollback
    }

    package init(
        task: String, sequence: Int, version: Int, previous: Int?, kind: Kind, by: String,
        reason: String, at: Timestamp
    ) {
        self.task = task
        self.sequence = sequence
        self.version = version
        self.previous = previous
        self.kind = kind
        self.by = by
        self.reason = reason
        self.at = at
    }
}
