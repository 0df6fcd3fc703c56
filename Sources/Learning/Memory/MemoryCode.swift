import CKernels

/// A direction in 128 bits: the more alike two directions are, the fewer bits differ.
///
/// Each bit says on which side of a plane through nothing the direction lies. Two directions with
/// an angle a between them differ in a / π of the bits on average (Charikar, "Similarity Estimation
/// Techniques from Rounding Algorithms", 2002).
struct MemoryCode: Equatable, Sendable {
    static let bits = 128

    var low: UInt64 = 0
    var high: UInt64 = 0

    var words: [UInt64] { [low, high] }
}

/// The planes that codes are made with: the same for every memory of such fields.
struct MemoryCoder: Equatable, Sendable {
    private let lengths: [Int]
    private let length: Int
    /// A row of signs for each bit.
    private let planes: [Int8]

    private static let seed: UInt64 = 0x7469_6465

    init(lengths: [Int]) {
        self.lengths = lengths
        length = lengths.reduce(0, +)
        var generator = SeededGenerator(seed: Self.seed)
        planes = (0..<MemoryCode.bits * length).map { _ in generator.next() >> 63 == 0 ? 1 : -1 }
    }

    func code(of direction: MemoryDirection) -> MemoryCode {
        var code = MemoryCode()
        for bit in 0..<MemoryCode.bits where side(bit, of: direction) > 0 {
            if bit < 64 { code.low |= 1 << UInt64(bit) } else { code.high |= 1 << UInt64(bit - 64) }
        }
        return code
    }

    private func side(_ bit: Int, of direction: MemoryDirection) -> Float {
        planes.withUnsafeBufferPointer { planes in
            direction.bytes.withUnsafeBufferPointer { bytes in
                guard let plane = planes.baseAddress, let bytes = bytes.baseAddress else {
                    return 0
                }
                var (sum, start): (Float, Int) = (0, 0)
                for (field, length) in lengths.enumerated() {
                    let product = kernel_dot_bytes(
                        plane + bit * self.length + start, bytes + start, length)
                    sum += Float(product) * direction.scales[field]
                    start += length
                }
                return sum
            }
        }
    }
}
