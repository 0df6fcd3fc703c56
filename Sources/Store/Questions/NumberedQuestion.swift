/// A waiting question with its place in the order in which questions came to this node.
package struct NumberedQuestion: Equatable, Sendable {
    package var number: Int64
    package var id: String
    package var guess: Guess?
    /// The encoded input.
    package var payload: [UInt8]

    package init(number: Int64, id: String, guess: Guess?, payload: [UInt8]) {
        self.number = number
        self.id = id
        self.guess = guess
        self.payload = payload
    }
}
