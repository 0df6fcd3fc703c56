/// Reads what `ByteWriter` wrote, from bytes that nobody vouches for.
struct ByteReader {
    /// Why reading stopped.
    enum Failure: Error, Equatable {
        /// The bytes end before what was announced.
        case tooShort
        /// A length that no value of this kind can have.
        case badLength
        /// A text that is not UTF-8.
        case notText
    }

    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var left: Int { bytes.count - position }

    mutating func byte() throws(Failure) -> UInt8 {
        guard left >= 1 else { throw .tooShort }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type) throws(Failure) -> Number {
        let size = Number.bitWidth / 8
        guard left >= size else { throw .tooShort }
        let value = bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: position, as: Number.self)
        }
        position += size
        return Number(littleEndian: value)
    }

    mutating func float() throws(Failure) -> Float {
        Float(bitPattern: try number(UInt32.self))
    }

    mutating func double() throws(Failure) -> Double {
        Double(bitPattern: try number(UInt64.self))
    }

    /// A length of at most `limit`.
    mutating func length(atMost limit: Int) throws(Failure) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 else { throw .badLength }
            value |= UInt64(next & 0x7f) << shift
            shift += 7
            if next & 0x80 == 0 { break }
        }
        guard value <= UInt64(limit) else { throw .badLength }
        return Int(value)
    }

    mutating func raw(_ count: Int) throws(Failure) -> [UInt8] {
        guard count >= 0, left >= count else { throw .tooShort }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    mutating func text() throws(Failure) -> String {
        let count = try length(atMost: left)
        guard let text = String(validating: try raw(count), as: UTF8.self) else { throw .notText }
        return text
    }

    mutating func floats() throws(Failure) -> [Float] {
        try words().map { Float(bitPattern: $0) }
    }

    mutating func words() throws(Failure) -> [UInt32] {
        let count = try number(UInt64.self)
        guard count <= UInt64(left / 4) else { throw .tooShort }
        let start = position
        position += Int(count) * 4
        return bytes.withUnsafeBytes { raw in
            [UInt32](unsafeUninitializedCapacity: Int(count)) { words, used in
                let source = UnsafeRawBufferPointer(rebasing: raw[start..<start + Int(count) * 4])
                UnsafeMutableRawBufferPointer(words).copyMemory(from: source)
                for index in 0..<Int(count) { words[index] = UInt32(littleEndian: words[index]) }
                used = Int(count)
            }
        }
    }
}
