/// Where a question stands.
package enum QuestionState: String, Codable, CaseIterable, Sendable {
    /// Flagged unknown; the next human or expert that gets to it answers it.
    case waiting
    case answered
    case unanswerable
}

/// One line of a list of questions; never carries the payload.
package struct QuestionRow: Codable, Equatable, Sendable, Identifiable {
    package var id: QuestionID
    package var task: String
    package var state: QuestionState
    package var askedAt: Timestamp
    package var client: String?
    /// The start of the text, or the fields in short: `motion=3.2 note=…`; at most 120 characters.
    package var preview: String
    /// The model's best two guesses when it abstained or answered.
    package var guess: RankedClass?
    package var runnerUp: RankedClass?
    /// Nil when the question was answered at once.
    package var reason: AbstainReason?
    package var answer: String?
    package var via: Via?
    package var by: String?
    package var answeredAt: Timestamp?
    /// How often an operator sent it to the back of the queue.
    package var skips: Int
    /// The child that passed it up; nil where it was asked here.
    package var child: String?
    /// Where it stands on its way up; nil where it was never to go up.
    package var escalation: Escalation?

    package init(
        id: QuestionID, task: String, state: QuestionState, askedAt: Timestamp,
        client: String? = nil, preview: String, guess: RankedClass? = nil,
        runnerUp: RankedClass? = nil, reason: AbstainReason? = nil, answer: String? = nil,
        via: Via? = nil, by: String? = nil, answeredAt: Timestamp? = nil, skips: Int = 0,
        child: String? = nil, escalation: Escalation? = nil
    ) {
        self.id = id
        self.task = task
        self.state = state
        self.askedAt = askedAt
        self.client = client
        self.preview = preview
        self.guess = guess
        self.runnerUp = runnerUp
        self.reason = reason
        self.answer = answer
        self.via = via
        self.by = by
        self.answeredAt = answeredAt
        self.skips = skips
        self.child = child
        self.escalation = escalation
    }
}

/// Which questions to list.
package struct QuestionQuery: Codable, Equatable, Sendable {
    /// Nil lists every task's.
    package var task: String?
    package var states: [QuestionState]
    package var order: Order
    /// Words that the preview, id, class or client must contain, every one; empty filters nothing.
    package var search: String
    package var offset: Int
    package var limit: Int

    package enum Order: String, Codable, CaseIterable, Sendable {
        /// Waiting the longest first; skipped ones behind the others.
        case oldest
        case newest
        /// Least confident first.
        case uncertain
    }

    package init(
        task: String? = nil, states: [QuestionState] = [.waiting], order: Order = .oldest,
        search: String = "", offset: Int = 0, limit: Int = 200
    ) {
        self.task = task
        self.states = states
        self.order = order
        self.search = search
        self.offset = offset
        self.limit = limit
    }
}

/// A stretch of a list of questions, and how many there are in all.
package struct QuestionPage: Codable, Equatable, Sendable {
    package var rows: [QuestionRow]
    package var total: Int

    package init(rows: [QuestionRow], total: Int) {
        self.rows = rows
        self.total = total
    }
}
