/// A text as a direction in a small space: texts of the same words lie close together.
///
/// Each feature is hashed to one of the dimensions and a sign, so that dot products of sketches
/// are on average those of the features (Weinberger and others, "Feature Hashing for Large Scale
/// Multitask Learning", 2009). Words and character groups have a half each. Short words count
/// less: sharing “the” says little, in any language that has such words.
struct TextSketch: Sendable {
    private var folded = FoldedText()

    /// Dimensions of each half.
    private static let halfLength = 256
    static var length: Int { 2 * halfLength }
    /// The weight of words by their number of bytes, spaces not counted; longer ones weigh 1.
    private static let weights: [Float] = [0.1, 0.1, 0.2, 0.4]

    /// Returns the sketch of a text: each half of length 1, or all 0 when it has no words.
    mutating func sketch(of text: String) -> [Float] {
        folded.read(text)
        let weights = folded.words.map { word in
            word.count - 2 < Self.weights.count ? Self.weights[word.count - 2] : 1
        }
        var sketch = [Float](repeating: 0, count: Self.length)
        TextHashes.visit(folded, seed: 0) { hash, place in
            Self.add(hash, weights[place], to: &sketch, from: 0)
        } characters: { hash, place in
            Self.add(hash, weights[place], to: &sketch, from: Self.halfLength)
        }
        Self.scale(&sketch, 0..<Self.halfLength)
        Self.scale(&sketch, Self.halfLength..<Self.length)
        return sketch
    }

    private static func add(
        _ hash: UInt32, _ weight: Float, to sketch: inout [Float], from start: Int
    ) {
        let mixed = SeededGenerator.mix(UInt64(hash))
        let dimension = start + Int(mixed % UInt64(halfLength))
        sketch[dimension] += mixed >> 63 == 0 ? weight : -weight
    }

    private static func scale(_ sketch: inout [Float], _ half: Range<Int>) {
        let square = half.reduce(Float(0)) { $0 + sketch[$1] * sketch[$1] }
        guard square > 0 else { return }
        for index in half { sketch[index] /= square.squareRoot() }
    }
}
