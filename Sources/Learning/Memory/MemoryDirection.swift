import CKernels

/// A question as one direction per field, whatever the field holds: what the tree is built of.
///
/// Texts and images lie in their sketches' space. A number lies in a row of overlapping bumps, so
/// that numbers close together share some; a category is a row of signs drawn by its name.
struct MemoryDirection: Equatable, Sendable {
    /// Field after field.
    var bytes: [Int8] = []
    /// 1 / the length of each field's direction; 0 where it is missing.
    var scales: [Float] = []

    /// Dimensions of a number's and a category's direction.
    static let shortLength = 16
    private static let full: Float = 100

    /// How alike two are: the sum of the cosines of their fields.
    static func likeness(
        _ left: UnsafePointer<Int8>, _ leftScales: UnsafePointer<Float>,
        _ right: UnsafePointer<Int8>, _ rightScales: UnsafePointer<Float>, lengths: [Int]
    ) -> Float {
        var sum: Float = 0
        var start = 0
        for (field, length) in lengths.enumerated() {
            let scale = leftScales[field] * rightScales[field]
            if scale > 0 {
                sum += Float(kernel_dot_bytes(left + start, right + start, length)) * scale
            }
            start += length
        }
        return sum
    }

    mutating func append(missing length: Int) {
        bytes += repeatElement(0, count: length)
        scales.append(0)
    }

    /// A number by where it lies among those held, in standard deviations around their mean.
    mutating func append(number deviations: Float) {
        // Bumps two apart wide, from four below the mean to four above it.
        let position = max(0, min(Float(Self.shortLength - 1), (deviations + 4) * 15 / 8))
        append((0..<Self.shortLength).map { max(0, 1 - abs(Float($0) - position) / 2) })
    }

    mutating func append(category hash: UInt32) {
        let mixed = SeededGenerator.mix(UInt64(hash))
        append((0..<Self.shortLength).map { mixed >> UInt64($0) & 1 == 0 ? 1 : -1 })
    }

    /// Adds a field's direction, given in any length.
    mutating func append(_ values: some Collection<Float>) {
        let largest = values.reduce(0) { max($0, abs($1)) }
        let start = bytes.count
        bytes += values.map { largest > 0 ? Int8(($0 / largest * Self.full).rounded()) : 0 }
        appendScale(from: start)
    }

    /// Adds a field's sketch as it is.
    mutating func append(sketch: ArraySlice<Int8>, scale: Float) {
        bytes += sketch
        scales.append(scale)
    }

    private mutating func appendScale(from start: Int) {
        let square = bytes[start...].reduce(0) { $0 + Int($1) * Int($1) }
        scales.append(square > 0 ? 1 / Float(square).squareRoot() : 0)
    }
}
