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

    private enum Source {
        case array([UInt8])
        case kept(KeptBytes)
    }

    private let source: Source
    private let count: Int
    private(set) var position = 0
    /// Whether lists begin at multiples of `ByteWriter.alignment`, with zeros before.
    var isAligned = false

    init(_ bytes: [UInt8]) {
        source = .array(bytes)
        count = bytes.count
    }

    init(_ kept: KeptBytes) {
        source = .kept(kept)
        count = kept.bytes.count
    }

    var left: Int { count - position }

    /// All of the bytes, those that were read included.
    func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
        switch source {
        case .array(let bytes): return try bytes.withUnsafeBytes(body)
        case .kept(let kept):
            defer { withExtendedLifetime(kept) {} }
            return try body(kept.bytes)
        }
    }

    mutating func byte() throws(Failure) -> UInt8 {
        guard left >= 1 else { throw .tooShort }
        defer { position += 1 }
        return withBytes { $0[position] }
    }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type) throws(Failure) -> Number {
        let size = Number.bitWidth / 8
        guard left >= size else { throw .tooShort }
        let value = withBytes { $0.loadUnaligned(fromByteOffset: position, as: Number.self) }
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
        return withBytes { Array($0[position..<position + count]) }
    }

    mutating func text() throws(Failure) -> String {
        let count = try length(atMost: left)
        guard let text = String(validating: try raw(count), as: UTF8.self) else { throw .notText }
        return text
    }

    mutating func floats() throws(Failure) -> [Float] {
        let list = try list()
        return withBytes { bytes in
            [Float](unsafeUninitializedCapacity: list.count) { floats, used in
                Self.copy(bytes[list.start..<list.start + 4 * list.count], to: floats)
                #if !_endian(little)
                    for index in 0..<list.count {
                        floats[index] = Float(bitPattern: floats[index].bitPattern.littleEndian)
                    }
                #endif
                used = list.count
            }
        }
    }

    /// Leaves floats where they lie, if they lie in bytes that are kept.
    mutating func frozenFloats() throws(Failure) -> FrozenFloats {
        let before = position
        if case .kept(let kept) = source {
            let list = try list()
            if let frozen = FrozenFloats(in: kept, from: list.start, count: list.count) {
                return frozen
            }
            position = before
        }
        return FrozenFloats(try floats())
    }

    mutating func words() throws(Failure) -> [UInt32] {
        let list = try list()
        return withBytes { bytes in
            [UInt32](unsafeUninitializedCapacity: list.count) { words, used in
                Self.copy(bytes[list.start..<list.start + 4 * list.count], to: words)
                for index in 0..<list.count { words[index] = UInt32(littleEndian: words[index]) }
                used = list.count
            }
        }
    }

    /// Passes over a list of four bytes each; returns where it lies.
    private mutating func list() throws(Failure) -> (start: Int, count: Int) {
        if isAligned {
            let gap = ByteWriter.gap(before: position)
            guard left >= gap else { throw .tooShort }
            let isEmpty = withBytes { bytes in
                bytes[position..<position + gap].allSatisfy { $0 == 0 }
            }
            guard isEmpty else { throw .badLength }
            position += gap
        }
        let count = try number(UInt64.self)
        guard count <= UInt64(left / 4) else { throw .tooShort }
        defer { position += Int(count) * 4 }
        return (position, Int(count))
    }

    private static func copy<Number>(
        _ bytes: Slice<UnsafeRawBufferPointer>, to numbers: UnsafeMutableBufferPointer<Number>
    ) {
        guard !bytes.isEmpty else { return }
        UnsafeMutableRawBufferPointer(numbers).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes))
    }
}
