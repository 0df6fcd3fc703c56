package import Wire

/// Decides when a task is retrained: one value a task, told what happens, returning what to do.
package struct RetrainSchedule: Equatable, Sendable {
    package enum Event: Equatable, Sendable {
        /// The task now has so many examples of so many classes, and so many waited-for ones are
        /// new.
        case examples(count: Int, classes: Int)
        case labelled(confidence: Double, wasRight: Bool)
        /// What is asked is not what it was when the live version went live.
        case drifted
        case jobQueued
        case jobEnded(trainedOn: Int?, at: Timestamp)
        case wentLive
        case tick(Timestamp)
    }

    package enum Effect: Equatable, Sendable {
        case queue(JobTrigger)
    }

    /// Below this many labelled guesses a fall says nothing.
    static let fewestGuesses = 20

    private let rules: RetrainSettings
    private var count = 0
    private var classes = 0
    /// How many examples the latest job saw, promoted or not: a rejected candidate is not tried
    /// again on the same examples.
    private var trainedOn: Int?
    private var lastEnd: Timestamp?
    private var isBusy = false
    private var promised = 0.0
    private var right = 0
    private var guesses = 0

    /// Starts from what the store says: `trainedOn` and `lastEnd` of the latest job, nil for none.
    package init(rules: RetrainSettings, trainedOn: Int? = nil, lastEnd: Timestamp? = nil) {
        self.rules = rules
        self.trainedOn = trainedOn
        self.lastEnd = lastEnd
    }

    /// Takes in what happened and returns what is to be done about it.
    package mutating func update(_ event: Event) -> [Effect] {
        switch event {
        case .examples(let count, let classes):
            self.count = count
            self.classes = classes
            return trigger(byCount: true)
        case .labelled(let confidence, let wasRight):
            note(confidence: confidence, wasRight: wasRight)
            return trigger(byCount: false)
        case .drifted:
            // Without anything new to learn from, the same version would come of it.
            guard !isBusy, classes >= 2, let trainedOn, count > trainedOn else { return [] }
            return queue(.quality)
        case .jobQueued:
            isBusy = true
            return []
        case .jobEnded(let trainedOn, let moment):
            isBusy = false
            self.trainedOn = trainedOn ?? self.trainedOn
            lastEnd = moment
            forgetGuesses()
            return []
        case .wentLive:
            forgetGuesses()
            return []
        case .tick(let now):
            return isDue(at: now) ? queue(.schedule) : []
        }
    }

    private mutating func trigger(byCount: Bool) -> [Effect] {
        guard !isBusy, classes >= 2 else { return [] }
        guard let trainedOn else { return queue(.first) }
        if byCount, let enough = rules.newExamples, count - trainedOn >= enough {
            return queue(.examples)
        }
        if let fall = rules.accuracyFall, guesses >= Self.fewestGuesses,
            (promised - Double(right)) / Double(guesses) >= fall, count > trainedOn
        {
            return queue(.quality)
        }
        return []
    }

    private func isDue(at now: Timestamp) -> Bool {
        guard !isBusy, classes >= 2, let hours = rules.everyHours, let lastEnd else { return false }
        return count > (trainedOn ?? 0) && now.seconds(since: lastEnd) >= hours * 3600
    }

    private mutating func queue(_ trigger: JobTrigger) -> [Effect] {
        isBusy = true
        return [.queue(trigger)]
    }

    private mutating func note(confidence: Double, wasRight: Bool) {
        promised += confidence
        right += wasRight ? 1 : 0
        guesses += 1
    }

    private mutating func forgetGuesses() {
        promised = 0
        right = 0
        guesses = 0
    }
}
