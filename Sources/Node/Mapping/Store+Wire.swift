internal import Learning
internal import Store
internal import Wire

extension NodeError {
    /// The node's word for whatever went wrong below it; the sentence stays.
    init(wrapping error: any Error) {
        switch error {
        case let error as NodeError: self = error
        case let error as StoreError: self.init(NodeError.Code(error.kind), error.message)
        case let error as InputError: self.init(.invalid, error.description)
        default: self.init(.unavailable, "\(error)")
        }
    }
}

extension NodeError.Code {
    init(_ kind: StoreError.Kind) {
        switch kind {
        case .held: self = .held
        case .notFound: self = .notFound
        case .conflict: self = .conflict
        case .invalid, .ambiguous: self = .invalid
        case .forbidden: self = .forbidden
        case .newerSchema, .notPermitted, .notADatabase, .diskFull, .damaged, .closed, .busy:
            self = .unavailable
        }
    }
}

extension QuestionState {
    init(_ state: StoredQuestion.State) {
        switch state {
        case .waiting: self = .waiting
        case .answered: self = .answered
        case .unanswerable: self = .unanswerable
        }
    }
}

extension StoredQuestion.State {
    init(_ state: QuestionState) {
        switch state {
        case .waiting: self = .waiting
        case .answered: self = .answered
        case .unanswerable: self = .unanswerable
        }
    }
}

extension Via {
    init(_ via: StoredAnswer.Via) {
        switch via {
        case .memory: self = .memory
        case .model: self = .model
        case .expert: self = .expert
        case .human: self = .human
        }
    }
}

extension StoredAnswer.Via {
    init(_ via: Via) {
        switch via {
        case .memory: self = .memory
        case .model: self = .model
        case .expert: self = .expert
        case .human: self = .human
        }
    }
}

extension ExampleSource {
    init(_ source: StoredExample.Source) {
        switch source {
        case .import: self = .import
        case .stream: self = .stream
        case .above: self = .above
        case .human: self = .human
        }
    }
}

extension StoredExample.Source {
    init(_ source: ExampleSource) {
        switch source {
        case .import: self = .import
        case .stream: self = .stream
        case .above: self = .above
        case .human: self = .human
        }
    }
}

extension QuestionListing {
    init(_ query: QuestionQuery) {
        let order: QuestionListing.Order =
            switch query.order {
            case .oldest: .oldest
            case .newest: .newest
            case .uncertain: .uncertain
            }
        self.init(
            task: query.task, states: query.states.map { StoredQuestion.State($0) },
            order: order, search: query.search, offset: query.offset, limit: query.limit)
    }
}

extension QuestionRow {
    /// `classes` are those of the question's task.
    init(_ question: StoredQuestion, classes: [String]) {
        self.init(
            id: QuestionID(question.id), task: question.task,
            state: QuestionState(question.state),
            askedAt: Timestamp(milliseconds: question.askedAt), client: question.client,
            preview: question.preview,
            guess: question.guess.map { RankedClass($0, classes: classes) },
            runnerUp: question.runnerUp.map { RankedClass($0, classes: classes) },
            reason: question.reason.flatMap(AbstainReason.init(stored:)),
            answer: question.answer?.answer.classIndex.map { classes.name(at: $0) },
            via: question.answer.map { Via($0.answer.via) }, by: question.answer?.answer.by,
            answeredAt: question.answer.map { Timestamp(milliseconds: $0.answer.at) },
            skips: question.skips, child: question.child,
            escalation: question.escalation.map { Escalation($0) })
    }
}

extension Escalation {
    init(_ stored: StoredEscalation) {
        switch stored {
        case .queued: self = .queued
        case .passedUp: self = .passedUp
        case .refused(let reason): self = .refused(reason)
        case .expired: self = .expired
        }
    }
}

extension AbstainReason {
    /// Nil for a reason that a later Tideline wrote and this one does not know.
    init?(stored text: String) {
        guard let reason = try? WireJSON.value(AbstainReason.self, from: text) else { return nil }
        self = reason
    }
}

extension RankedClass {
    init(_ guess: Guess, classes: [String]) {
        self.init(name: classes.name(at: guess.classIndex), probability: guess.probability)
    }
}

extension Answer {
    init(_ stored: StoredAnswer, classes: [String]) {
        let answer = stored.answer
        // The ranking was written by this node; an unreadable one leaves the answer itself whole.
        let ranked = (try? WireJSON.value([RankedClass].self, from: answer.ranked)) ?? []
        self.init(
            name: answer.classIndex.map { classes.name(at: $0) }, ranked: ranked,
            confidence: answer.confidence, by: answer.by, via: Via(answer.via),
            at: Timestamp(milliseconds: answer.at))
    }
}

extension [String] {
    /// The class's name; a number where the class is gone.
    func name(at index: Int) -> String {
        indices.contains(index) ? self[index] : "class \(index)"
    }
}
