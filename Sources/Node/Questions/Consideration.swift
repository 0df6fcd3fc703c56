internal import Learning
internal import Store
internal import Wire

/// One question with all that was made of it before anything is written.
struct Consideration: Sendable {
    let id: QuestionID
    let task: LearningTask
    let input: Input
    let live: LiveVersion?
    let prediction: Prediction
    let judgement: Judgement
    let client: String?
    let asker: Asker
    let askedAt: Timestamp
    /// When this node thought about it: later than it was asked, where it came from a child.
    let consideredAt: Timestamp

    /// Asks the live version and, where it is not sure, memory.
    init(
        id: QuestionID, input: Input, client: String?, asker: Asker = .here,
        askedAt: Timestamp, consideredAt: Timestamp? = nil, served: ServedTask
    ) {
        self.id = id
        self.input = input
        self.client = client
        self.asker = asker
        self.askedAt = askedAt
        self.consideredAt = consideredAt ?? askedAt
        task = served.task
        live = served.live
        prediction = served.live?.model.predict(input) ?? .unfamiliar
        let word = Self.word(prediction, live: served.live)
        let threshold = served.live?.threshold ?? 1
        let alone = Judgement.decide(
            model: word, threshold: threshold, memory: nil, memoryThreshold: 1)
        guard case .abstain = alone, let nearest = served.memory.nearest(to: input, count: 1).first
        else {
            judgement = alone
            return
        }
        judgement = Judgement.decide(
            model: word, threshold: threshold,
            memory: .init(label: nearest.label, similarity: nearest.similarity),
            memoryThreshold: served.memory.threshold)
    }

    private static func word(_ prediction: Prediction, live: LiveVersion?) -> Judgement.ModelWord {
        guard live != nil else { return .noModel }
        switch prediction {
        case .unfamiliar: return .unfamiliar
        case .malformed: return .malformed
        case .probabilities:
            guard let best = prediction.best else { return .malformed }
            return .best(label: best.label, confidence: best.probability)
        }
    }

    /// The best classes by the live version, best first.
    func ranked(top count: Int) -> [RankedClass] {
        prediction.ranked(top: count).map {
            RankedClass(name: task.classes.name(at: $0.label), probability: $0.probability)
        }
    }

    /// The answer, when there is one; `top` ranked classes go with it.
    func answer(top count: Int, node: String) -> Answer? {
        guard case .answer(let via, let label, let confidence) = judgement else { return nil }
        let name = task.classes.name(at: label)
        let ranked =
            via == .model
            ? self.ranked(top: count) : [RankedClass(name: name, probability: confidence)]
        return Answer(
            name: name, ranked: ranked, confidence: confidence, by: by(node), via: via,
            at: consideredAt)
    }

    /// The model's best class as a guess that nobody should rely on.
    func guess(top count: Int, node: String) -> Answer? {
        guard let best = prediction.best else { return nil }
        return Answer(
            name: task.classes.name(at: best.label), ranked: ranked(top: count),
            confidence: best.probability, by: by(node), via: .model, at: consideredAt,
            isProvisional: true)
    }

    func by(_ node: String) -> String {
        live.map { "\(node) v\($0.number)" } ?? node
    }

    /// What goes into the question's route for this node; it has no reason where it answered.
    func hop(_ identity: NodeIdentity, micros: Double) -> Hop {
        var reason: AbstainReason?
        if case .abstain(let why) = judgement { reason = why }
        return Hop(
            node: NodeID(identity.id), name: identity.name, tier: identity.tier,
            at: consideredAt,
            guess: prediction.best.map {
                RankedClass(name: task.classes.name(at: $0.label), probability: $0.probability)
            }, version: live?.number, reason: reason, micros: micros)
    }

    /// The answer as the store takes it, when there is one.
    func newAnswer(_ answer: Answer) throws -> NewAnswer? {
        guard case .answer(let via, let label, let confidence) = judgement else { return nil }
        return NewAnswer(
            classIndex: label, ranked: try RankedText.text(answer.ranked), confidence: confidence,
            by: answer.by, via: StoredAnswer.Via(via), version: live?.digest,
            at: answer.at.milliseconds)
    }

    /// The question as the store takes it, with how it is to travel.
    func newQuestion(_ passage: Passage = Passage()) throws -> NewQuestion {
        let ranked = prediction.ranked(top: 2).map {
            Guess(classIndex: $0.label, probability: $0.probability)
        }
        var reason: String?
        if case .abstain(let why) = judgement { reason = try WireJSON.text(why) }
        let payload = input.encoded()
        return NewQuestion(
            id: id.text, task: task.name, askedAt: askedAt.milliseconds, client: client,
            credential: asker.credential, preview: Preview.text(of: input, task: task),
            payload: payload,
            fingerprint: Fingerprint(encoded: payload, task: task.name).bytes,
            guess: ranked.first, runnerUp: ranked.count > 1 ? ranked[1] : nil, reason: reason,
            priority: passage.priority, expiresAt: passage.expiresAt?.milliseconds,
            child: passage.child, route: try passage.routeText, goesUp: passage.goesUp)
    }
}
