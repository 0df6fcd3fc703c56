internal import Learning
internal import Store
internal import Wire

/// Applies what comes down the parent's feed.
struct FeedIntake: Sendable {
    /// What an answer from above counts for as an example beside an imported row's 1.
    static let modelWeight = 1.0
    static let humanWeight = 2.0

    let store: Store
    let lessons: Lessons
    let meters: Meters
    let clock: NodeClock
    let hooks: Hooks
    let passes: PhaseListener

    /// Returns the number up to which the feed is applied, durably.
    func apply(_ batch: [Delivery], from parent: String) throws -> Int64 {
        guard let last = batch.last else { return 0 }
        // Kept by its owner before the cursor passes it: told twice rather than never.
        for case .offer(let offer) in batch.map(\.item) {
            try hooks.now.takeOffer(offer)
            passes(.offerKept)
        }
        let items = try batch.compactMap { try NewDelivery($0.item) }
        let outcomes = try store.applyFeed(items, upTo: last.sequence)
        passes(.feedApplied)
        meters.countCameBack(
            outcomes.count { $0.result == .answered }, at: clock.now())
        try lessons.learn(outcomes, from: parent)
        return last.sequence
    }
}

extension NewDelivery {
    /// Nil for what is not the store's.
    fileprivate init?(_ item: Delivery.Item) throws {
        switch item {
        case .answer(let returned): self = .answer(try FedAnswer(returned))
        case .retraction(let word):
            self = .retraction(
                FedRetraction(
                    questionID: word.question.text, by: word.by, at: word.at.milliseconds,
                    retractedAt: word.retractedAt.milliseconds))
        case .refusal(let question, let reason):
            self = .refusal(questionID: question.text, reason: reason)
        case .offer: return nil
        }
    }
}

extension FedAnswer {
    init(_ returned: ReturnedAnswer) throws {
        let answer = returned.answer
        self.init(
            questionID: returned.question.text, task: returned.task, className: answer.name,
            ranked: try WireJSON.text(answer.ranked), confidence: answer.confidence,
            by: answer.by, via: StoredAnswer.Via(answer.via), hops: max(1, returned.hops),
            version: returned.version?.digest, at: answer.at.milliseconds,
            routeAbove: try WireJSON.text(returned.route),
            exampleWeight: answer.name == nil
                ? nil
                : answer.via == .human ? FeedIntake.humanWeight : FeedIntake.modelWeight)
    }
}
