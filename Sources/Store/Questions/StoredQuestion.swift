/// A question without what it holds.
package struct StoredQuestion: Equatable, Sendable {
    package var id: String
    package var task: String
    package var state: State
    package var askedAt: Int64
    package var client: String?
    /// The number of the credential that it was asked with, where it was one.
    package var credential: Int64?
    package var preview: String
    package var guess: Guess?
    package var runnerUp: Guess?
    /// JSON that the store does not read; nil when the question was answered at once.
    package var reason: String?
    /// The answer that stands; nil while waiting.
    package var answer: StoredAnswer?
    package var skips: Int
    package var priority: Int
    package var expiresAt: Int64?
    /// The name of the child that passed it up first; nil when it was asked here.
    package var child: String?
    /// Where it stands on its way up; nil when it does not go up, or is settled.
    package var escalation: StoredEscalation?

    /// Where a question stands.
    package enum State: Int, CaseIterable, Sendable {
        case waiting, answered, unanswerable
    }

    package init(
        id: String, task: String, state: State, askedAt: Int64, client: String?,
        credential: Int64? = nil, preview: String, guess: Guess?, runnerUp: Guess?, reason: String?,
        answer: StoredAnswer?, skips: Int, priority: Int = 0, expiresAt: Int64? = nil,
        child: String? = nil, escalation: StoredEscalation? = nil
    ) {
        self.id = id
        self.task = task
        self.state = state
        self.askedAt = askedAt
        self.client = client
        self.credential = credential
        self.preview = preview
        self.guess = guess
        self.runnerUp = runnerUp
        self.reason = reason
        self.answer = answer
        self.skips = skips
        self.priority = priority
        self.expiresAt = expiresAt
        self.child = child
        self.escalation = escalation
    }
}
