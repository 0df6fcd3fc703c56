/// How right a node's own words on a task were, by the answers that came later; and whether what it
/// is asked has changed.
///
/// An answer of the node's own is proved when another came for the question that ranks higher: by a
/// human, an expert or a tier above. Of what it answered by itself only audited questions are, so
/// that share is what the operator lets go up.
package struct QualityReport: Codable, Equatable, Sendable {
    package var task: String
    /// What is counted was proved from then on.
    package var since: Timestamp
    package var at: Timestamp
    /// The number of the live version; nil without one.
    package var version: Int?
    package var target: Target
    /// The share of confident answers that goes up to be proved, in 0...1.
    package var audit: Double
    /// Answers of its model, of any version.
    package var byModel: Proof
    /// Answers of its memory.
    package var byMemory: Proof
    /// What it guessed and was not sure of.
    package var guesses: Proof
    /// Over time, oldest first, of equal length; none left out.
    package var steps: [Step]
    /// By the class that proved right, in the order of the task's classes; those without any are
    /// left out.
    package var classes: [ClassProof]
    /// What each node on the way said of the same questions, nearest to the asker first; of the
    /// newest `tierSample` at most.
    package var tiers: [TierProof]
    package var tierSample: Int
    /// Nil where it is not watched.
    package var drift: DriftReport?

    /// How many words were proved, and how many of them right.
    package struct Proof: Codable, Equatable, Sendable {
        package var count: Int
        package var right: Int

        package init(count: Int = 0, right: Int = 0) {
            self.count = count
            self.right = right
        }

        /// In 0...1; nil without any.
        package var share: Double? { count > 0 ? Double(right) / Double(count) : nil }

        package mutating func add(isRight: Bool) {
            count += 1
            right += isRight ? 1 : 0
        }
    }

    /// A stretch of time.
    package struct Step: Codable, Equatable, Sendable {
        package var from: Timestamp
        /// Of model and memory.
        package var answers: Proof
        package var guesses: Proof

        package init(from: Timestamp, answers: Proof = Proof(), guesses: Proof = Proof()) {
            self.from = from
            self.answers = answers
            self.guesses = guesses
        }
    }

    /// One class.
    package struct ClassProof: Codable, Equatable, Sendable {
        package var name: String
        package var answers: Proof
        package var guesses: Proof

        package init(name: String, answers: Proof = Proof(), guesses: Proof = Proof()) {
            self.name = name
            self.answers = answers
            self.guesses = guesses
        }
    }

    /// One node that the questions passed.
    package struct TierProof: Codable, Equatable, Sendable {
        package var node: NodeID
        package var name: String
        package var tier: String
        package var proof: Proof

        package init(node: NodeID, name: String, tier: String, proof: Proof = Proof()) {
            self.node = node
            self.name = name
            self.tier = tier
            self.proof = proof
        }
    }

    package init(
        task: String, since: Timestamp, at: Timestamp, version: Int?, target: Target,
        audit: Double, byModel: Proof = Proof(), byMemory: Proof = Proof(),
        guesses: Proof = Proof(), steps: [Step] = [], classes: [ClassProof] = [],
        tiers: [TierProof] = [], tierSample: Int = 0, drift: DriftReport? = nil
    ) {
        self.task = task
        self.since = since
        self.at = at
        self.version = version
        self.target = target
        self.audit = audit
        self.byModel = byModel
        self.byMemory = byMemory
        self.guesses = guesses
        self.steps = steps
        self.classes = classes
        self.tiers = tiers
        self.tierSample = tierSample
        self.drift = drift
    }
}
