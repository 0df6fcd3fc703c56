/// One question as memory compares it: a few numbers per field, whatever version is live.
struct MemoryVector: Equatable, Sendable {
    /// One field's value.
    enum Part: Equatable, Sendable {
        case missing
        /// A text or an image: where its sketch's bytes start, and 1 / their length as a vector.
        case sketch(start: Int, scale: Float)
        case number(Float)
        case category(UInt32)
    }

    var parts: [Part] = []
    /// The sketches of texts and images, field after field; each fills a byte's range.
    var bytes: [Int8] = []

    mutating func append(missing length: Int) {
        parts.append(.missing)
        bytes += repeatElement(0, count: length)
    }

    mutating func append(sketch: [Float]) {
        let largest = sketch.reduce(0) { max($0, abs($1)) }
        let start = bytes.count
        bytes += sketch.map { Int8(largest > 0 ? ($0 / largest * 127).rounded() : 0) }
        let square = bytes[start...].reduce(0) { $0 + Int($1) * Int($1) }
        // Nothing in it to compare: a text without words, an image of one colour.
        parts.append(
            square > 0 ? .sketch(start: start, scale: 1 / Float(square).squareRoot()) : .missing)
    }
}
