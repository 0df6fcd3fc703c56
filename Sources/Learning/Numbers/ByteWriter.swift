/// Appends numbers and texts to bytes, little-endian.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []
    /// How many bytes come before these, where lists are to begin at multiples of `alignment`; nil
    /// to write one thing after the other.
    private let aligningAfter: Int?

    /// What a list's numbers begin at a multiple of: a line of a processor's cache.
    static let alignment = 64

    init(aligningAfter: Int? = nil) {
        self.aligningAfter = aligningAfter
    }

    /// How many zeros come before a list's count, so that what follows the count is aligned.
    static func gap(before position: Int) -> Int {
        let start = position + MemoryLayout<UInt64>.size
        return (alignment - start % alignment) % alignment
    }

    mutating func write(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func write<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ number: Float) {
        write(number.bitPattern)
    }

    mutating func write(_ number: Double) {
        write(number.bitPattern)
    }

    mutating func write(_ raw: some Sequence<UInt8>) {
        bytes.append(contentsOf: raw)
    }

    /// Writes seven bits a byte, lowest first, the high bit set on all but the last.
    mutating func write(length: Int) {
        var rest = UInt64(length)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ text: String) {
        write(length: text.utf8.count)
        write(text.utf8)
    }

    /// Writes the number of elements, then each.
    mutating func write(_ numbers: [Float]) {
        beginList(numbers.count)
        #if _endian(little)
            numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
        #else
            for number in numbers { write(number) }
        #endif
    }

    /// Writes the number of elements, then each.
    mutating func write(_ numbers: [UInt32]) {
        beginList(numbers.count)
        #if _endian(little)
            numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
        #else
            for number in numbers { write(number) }
        #endif
    }

    private mutating func beginList(_ count: Int) {
        if let aligningAfter {
            let gap = Self.gap(before: aligningAfter + bytes.count)
            bytes.append(contentsOf: repeatElement(0, count: gap))
        }
        write(UInt64(count))
    }
}
