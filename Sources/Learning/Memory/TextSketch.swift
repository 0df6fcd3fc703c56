/// A text as a direction in a small space: texts of the same words lie close together.
///
/// Each feature is hashed to one of the dimensions and a sign, so that dot products of sketches
/// are on average those of the features (Weinberger and others, "Feature Hashing for Large Scale
/// Multitask Learning", 2009). Words and character groups have a half each.
enum TextSketch {
    /// Dimensions of each half.
    static let halfLength = 256
    static var length: Int { 2 * halfLength }

    /// Returns the sketch of a text: each half of length 1, or all 0 when it has no words.
    static func sketch(of hashes: TextHashes) -> [Float] {
        var sketch = [Float](repeating: 0, count: length)
        add(hashes.words, to: &sketch, from: 0)
        add(hashes.characters, to: &sketch, from: halfLength)
        return sketch
    }

    private static func add(_ counter: HashCounter, to sketch: inout [Float], from start: Int) {
        for entry in counter.entries {
            let mixed = SeededGenerator.mix(UInt64(entry.hash))
            let dimension = start + Int(mixed % UInt64(halfLength))
            sketch[dimension] += mixed >> 63 == 0 ? entry.weight : -entry.weight
        }
        let half = start..<start + halfLength
        let square = half.reduce(Float(0)) { $0 + sketch[$1] * sketch[$1] }
        guard square > 0 else { return }
        for index in half { sketch[index] /= square.squareRoot() }
    }
}

extension HashCounter.Entry {
    /// How often it comes, damped.
    fileprivate var weight: Float { Float(count).squareRoot() }
}
