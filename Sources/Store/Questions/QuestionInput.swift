/// What a question holds.
package struct QuestionInput: Equatable, Sendable {
    package var payload: [UInt8]
    package var fingerprint: [UInt8]

    package init(payload: [UInt8], fingerprint: [UInt8]) {
        self.payload = payload
        self.fingerprint = fingerprint
    }
}
