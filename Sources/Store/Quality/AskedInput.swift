/// What one question held, and when it was asked.
package struct AskedInput: Equatable, Sendable {
    package var askedAt: Int64
    /// The encoded input.
    package var payload: [UInt8]

    package init(askedAt: Int64, payload: [UInt8]) {
        self.askedAt = askedAt
        self.payload = payload
    }
}
