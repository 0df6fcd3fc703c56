/// Features left out at random while an example is learned from.
///
/// Among the hundred-odd features of a text a few that tell its class would do to learn it by
/// heart. Each is left out with a chance, and the others are made larger so that the length stays
/// (after Hinton and others, "Improving neural networks by preventing co-adaptation of feature
/// detectors", 2012): what is left has to tell the class too. It moves accuracy little, and makes
/// the confidence tell better which answers are right.
package struct FeatureNoise {
    /// The chance of each to be left out, in 0..<1.
    package let share: Float
    private var generator: SeededGenerator

    package init(share: Float, generator: SeededGenerator) {
        self.share = share
        self.generator = generator
    }

    /// Leaves out some of an example's features; never all of them.
    package mutating func leaveOut(of rows: inout [UInt32], _ values: inout [Float]) {
        guard share > 0 else { return }
        let whole = rows.count
        let kept = rows.withUnsafeMutableBufferPointer { rows in
            values.withUnsafeMutableBufferPointer { choose(of: rows, $0) }
        }
        guard kept > 0 else { return }
        rows.removeLast(whole - kept)
        values.removeLast(whole - kept)
    }

    /// Brings those that are kept to the front, made larger; returns how many, 0 to keep all.
    ///
    /// Without a branch on what is drawn, which no processor could foresee.
    private mutating func choose(
        of rows: UnsafeMutableBufferPointer<UInt32>, _ values: UnsafeMutableBufferPointer<Float>
    ) -> Int {
        let limit = UInt64(share * 65_536)
        var kept = 0
        var (square, keptSquare): (Float, Float) = (0, 0)
        var bits: UInt64 = 0
        for index in rows.indices {
            if index % 4 == 0 { bits = generator.next() }
            let isKept = bits & 0xffff >= limit
            let value = values[index]
            bits >>= 16
            square += value * value
            keptSquare += isKept ? value * value : 0
            // Swapped, not overwritten: where none is kept, all are still there.
            rows.swapAt(kept, index)
            values.swapAt(kept, index)
            kept += isKept ? 1 : 0
        }
        guard keptSquare > 0 else { return 0 }
        let growth = (square / keptSquare).squareRoot()
        for index in 0..<kept { values[index] *= growth }
        return kept
    }
}
