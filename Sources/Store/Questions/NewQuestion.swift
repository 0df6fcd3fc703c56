/// A question on its way in.
package struct NewQuestion: Equatable, Sendable {
    /// The same on every hop.
    package var id: String
    package var task: String
    package var askedAt: Int64
    /// Who asked: a free word.
    package var client: String?
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

    package init(
        id: String, task: String, askedAt: Int64, client: String? = nil, preview: String,
        payload: [UInt8], fingerprint: [UInt8], guess: Guess? = nil, runnerUp: Guess? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.task = task
        self.askedAt = askedAt
        self.client = client
        self.preview = preview
        self.payload = payload
        self.fingerprint = fingerprint
        self.guess = guess
        self.runnerUp = runnerUp
        self.reason = reason
    }
}
