/// A question on its way in.
package struct NewQuestion: Equatable, Sendable {
    /// The same on every hop.
    package var id: String
    package var task: String
    package var askedAt: Int64
    /// Who asked: a free word.
    package var client: String?
    /// The number of the credential that it was asked with; nil for this machine's own callers,
    /// and for what a child passed up.
    package var credential: Int64?
    /// Clipped to 120 code points.
    package var preview: String
    /// The encoded input.
    package var payload: [UInt8]
    /// Equal inputs have equal fingerprints; not empty.
    package var fingerprint: [UInt8]
    package var guess: Guess?
    package var runnerUp: Guess?
    /// Why the model abstained, as JSON that the store does not read; nil when it answered.
    package var reason: String?
    /// The higher, the sooner it goes up.
    package var priority: Int
    /// When it may not climb any more; nil for never.
    package var expiresAt: Int64?
    /// The row of the child that passed it up; nil when it was asked here.
    package var child: Int64?
    /// The nodes that it passed so far, this one last, as JSON that the store does not read.
    package var route: String
    /// Whether it is to be sent to the parent when it waits.
    package var goesUp: Bool

    package init(
        id: String, task: String, askedAt: Int64, client: String? = nil,
        credential: Int64? = nil, preview: String, payload: [UInt8], fingerprint: [UInt8],
        guess: Guess? = nil, runnerUp: Guess? = nil, reason: String? = nil, priority: Int = 0,
        expiresAt: Int64? = nil, child: Int64? = nil, route: String = "[]", goesUp: Bool = false
    ) {
        self.id = id
        self.task = task
        self.askedAt = askedAt
        self.client = client
        self.credential = credential
        self.preview = preview
        self.payload = payload
        self.fingerprint = fingerprint
        self.guess = guess
        self.runnerUp = runnerUp
        self.reason = reason
        self.priority = priority
        self.expiresAt = expiresAt
        self.child = child
        self.route = route
        self.goesUp = goesUp
    }
}
