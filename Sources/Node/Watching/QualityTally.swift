internal import Store
internal import Wire

/// Counts how right a node's own words were, one proved word after the other.
struct QualityTally {
    /// The stretches of time that a report is cut into.
    static let steps = 24

    private(set) var byModel = QualityReport.Proof()
    private(set) var byMemory = QualityReport.Proof()
    private(set) var guesses = QualityReport.Proof()
    private(set) var steps: [QualityReport.Step]
    private(set) var tierSample = 0
    private var classes: [Int: QualityReport.ClassProof] = [:]
    private var tiers: [NodeID: TierTally] = [:]

    private let names: [String]
    private let since: Int64
    private let stepLength: Int64

    private struct TierTally {
        var proof: QualityReport.TierProof
        /// How many hops before the asker's own, for the order; the nearest that was seen.
        var distance: Int
    }

    /// Of a task's classes, between two moments.
    init(classes names: [String], since: Timestamp, at now: Timestamp) {
        self.names = names
        self.since = since.milliseconds
        stepLength = max(1, (now.milliseconds - since.milliseconds) / Int64(Self.steps))
        steps = []
        for step in 0..<Self.steps {
            let from = since.milliseconds + Int64(step) * stepLength
            steps.append(QualityReport.Step(from: Timestamp(milliseconds: from)))
        }
    }

    /// By the class that proved right, in the task's order.
    var classProofs: [QualityReport.ClassProof] {
        classes.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Nearest to the askers first.
    var tierProofs: [QualityReport.TierProof] {
        tiers.values.sorted {
            ($0.distance, $0.proof.name) < ($1.distance, $1.proof.name)
        }.map(\.proof)
    }

    /// Counts one; a question of which the node said nothing proves nothing of it.
    mutating func add(_ proven: ProvenAnswer, route: [Hop]) {
        count(route, of: proven)
        guard let guess = proven.guess else { return }
        let isRight = guess == proven.truth
        switch proven.said {
        case .model: byModel.add(isRight: isRight)
        case .memory: byMemory.add(isRight: isRight)
        case .guess: guesses.add(isRight: isRight)
        }
        // A clock that was set back gives times outside; they belong to the nearest step.
        let step = Int(clamping: (proven.at - since) / stepLength)
        let place = min(max(step, 0), steps.count - 1)
        if proven.said == .guess {
            steps[place].guesses.add(isRight: isRight)
        } else {
            steps[place].answers.add(isRight: isRight)
        }
        count(proven, isRight: isRight)
    }

    private mutating func count(_ proven: ProvenAnswer, isRight: Bool) {
        guard let truth = proven.truth, names.indices.contains(truth) else { return }
        var found = classes[truth] ?? QualityReport.ClassProof(name: names[truth])
        if proven.said == .guess {
            found.guesses.add(isRight: isRight)
        } else {
            found.answers.add(isRight: isRight)
        }
        classes[truth] = found
    }

    /// What each node on the way would have said; one without a version said nothing.
    private mutating func count(_ route: [Hop], of proven: ProvenAnswer) {
        guard !route.isEmpty else { return }
        tierSample += 1
        let truth = proven.truth.flatMap { names.indices.contains($0) ? names[$0] : nil }
        for (distance, hop) in route.enumerated() {
            guard let guess = hop.guess else { continue }
            let fresh = TierTally(
                proof: .init(node: hop.node, name: hop.name, tier: hop.tier), distance: distance)
            var tally = tiers[hop.node] ?? fresh
            tally.distance = min(tally.distance, distance)
            tally.proof.proof.add(isRight: guess.name == truth)
            tiers[hop.node] = tally
        }
    }
}
