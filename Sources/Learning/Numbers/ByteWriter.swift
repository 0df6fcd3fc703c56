/// Appends numbers and texts to bytes, little-endian.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

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
        write(UInt64(numbers.count))
        #if _endian(little)
            numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
        #else
            for number in numbers { write(number) }
        #endif
    }

    /// Writes the number of elements, then each.
    mutating func write(_ numbers: [UInt32]) {
        write(UInt64(numbers.count))
        #if _endian(little)
            numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
        #else
            for number in numbers { write(number) }
        #endif
    }
}
