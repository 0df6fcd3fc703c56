/// What the kernels in C compute, written to be read; tests hold the two together bit by bit.
///
/// A sum of eight lanes goes ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)).
package enum ReferenceKernels {
    /// Adds values[i] times row rows[i] of the weights to the logits, row after row.
    package static func addRows(
        _ weights: [Float], stride: Int, rows: [UInt32], values: [Float], to logits: inout [Float]
    ) {
        for (row, value) in zip(rows, values) {
            for label in 0..<stride { logits[label] += weights[Int(row) * stride + label] * value }
        }
    }

    /// Takes an AdaGrad step with one accumulator a row.
    package static func stepRows(
        _ weights: inout [Float], stride: Int, rows: [UInt32], values: [Float],
        gradient: [Float], square: Float, rate: Float, accumulators: inout [Float]
    ) {
        for (row, value) in zip(rows, values) {
            let row = Int(row)
            accumulators[row] += value * value * square
            let step = rate * value / accumulators[row].squareRoot()
            for label in 0..<stride { weights[row * stride + label] -= gradient[label] * step }
        }
    }

    /// Turns logits into probabilities; returns the sum they were divided by.
    package static func softmax(_ logits: inout [Float]) -> Float {
        let maximum = logits.max() ?? 0
        for index in logits.indices { logits[index] = exponential(logits[index] - maximum) }
        let sum = laneSum(logits)
        for index in logits.indices { logits[index] /= sum }
        return sum
    }

    /// Returns the dot products of some rows of bytes and a vector.
    package static func dotByteRows(
        _ rows: [Int8], stride: Int, places: [UInt32], with vector: [Int8]
    ) -> [Int32] {
        places.map { place in
            vector.indices.reduce(0) {
                $0 + Int32(rows[Int(place) * stride + $1]) * Int32(vector[$1])
            }
        }
    }

    /// Returns in how many of 128 bits each of some codes, two words each, differs from one.
    package static func codeDistances(_ codes: [UInt64], to code: [UInt64]) -> [UInt8] {
        stride(from: 0, to: codes.count, by: 2).map { start in
            UInt8(
                (codes[start] ^ code[0]).nonzeroBitCount
                    + (codes[start + 1] ^ code[1]).nonzeroBitCount)
        }
    }

    /// Returns the places of the distances below a limit, in order.
    package static func places(of distances: [UInt8], below limit: UInt8) -> [UInt32] {
        distances.indices.filter { distances[$0] < limit }.map { UInt32($0) }
    }

    /// Returns the dot product of two vectors.
    package static func dot(_ left: [Float], _ right: [Float]) -> Float {
        let whole = left.count / 8 * 8
        var sum = laneSum(zip(left, right).prefix(whole).map { $0 * $1 })
        for index in whole..<left.count { sum += left[index] * right[index] }
        return sum
    }

    /// e^x for x <= 0, by the polynomial of Cephes' expf.
    static func exponential(_ power: Float) -> Float {
        let x = max(power, -87)
        let shift: Float = 12_582_912
        let shifted = x * 1.44269504088896341 + shift
        let whole = shifted - shift
        var rest = x - whole * 0.693359375
        rest += whole * 2.12194440e-4
        let factors: [Float] = [
            1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
        ]
        let polynomial = factors.reduce(Float(1.9875691500e-4)) { $0 * rest + $1 }
        let fraction = polynomial * (rest * rest) + rest + 1
        let exponent = shifted.bitPattern &- 0x4B40_0000
        return Float(bitPattern: fraction.bitPattern &+ exponent << 23)
    }

    static func laneSum(_ values: [Float]) -> Float {
        var lanes = [Float](repeating: 0, count: 8)
        for (index, value) in values.enumerated() { lanes[index % 8] += value }
        return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6]))
            + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
    }
}
