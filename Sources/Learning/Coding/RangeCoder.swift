// Binary range coding, as G. N. N. Martin's "Range encoding" (1979) in the form that LZMA gave it:
// the bits narrow an interval of numbers, each by its chance; the bytes name a number in what is
// left. A bit that was expected costs little, down to a few hundredths of a bit.

/// Writes bits into as few bytes as their chances allow.
struct RangeEncoder: BitCoder {
    private var bytes: [UInt8] = []
    private var low: UInt64 = 0
    private var range: UInt32 = .max
    /// The last byte, which a carry may still change, and 255s behind it; nil before the first.
    private var held: UInt8?
    private var runs = 0

    mutating func code(_ bit: Bool, _ chance: inout Chance) -> Bool {
        let part = chance.part(of: range)
        if bit {
            range = part
        } else {
            low += UInt64(part)
            range -= part
        }
        chance.learn(bit)
        normalise()
        return bit
    }

    mutating func code(_ number: UInt32, bits: Int) -> UInt32 {
        for place in stride(from: bits - 1, through: 0, by: -1) {
            range >>= 1
            if number >> UInt32(place) & 1 == 1 { low += UInt64(range) }
            normalise()
        }
        return number
    }

    /// Returns all bytes; nothing can be written after.
    mutating func finished() -> [UInt8] {
        for _ in 0..<5 { shift() }
        return bytes
    }

    private mutating func normalise() {
        while range < 1 << 24 {
            range <<= 8
            shift()
        }
    }

    private mutating func shift() {
        if low < 0xff00_0000 || low > 0xffff_ffff {
            let carry = UInt8(truncatingIfNeeded: low >> 32)
            if let held { bytes.append(held &+ carry) }
            bytes.append(contentsOf: repeatElement(0xff &+ carry, count: runs))
            runs = 0
            held = UInt8(truncatingIfNeeded: low >> 24)
        } else {
            runs += 1
        }
        low = (low & 0x00ff_ffff) << 8
    }
}

/// Reads what `RangeEncoder` wrote, from bytes that nobody vouches for.
struct RangeDecoder: BitCoder {
    private let bytes: [UInt8]
    private var position = 0
    private var value: UInt32 = 0
    private var range: UInt32 = .max

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for _ in 0..<4 { value = value << 8 | UInt32(next()) }
    }

    /// Whether more was read than there is: what was read then means nothing.
    var isExhausted: Bool { position > bytes.count }

    /// Whether all was read and no more.
    var isAtEnd: Bool { position == bytes.count }

    mutating func code(_: Bool, _ chance: inout Chance) -> Bool {
        let part = chance.part(of: range)
        let bit = value < part
        if bit {
            range = part
        } else {
            value -= part
            range -= part
        }
        chance.learn(bit)
        normalise()
        return bit
    }

    mutating func code(_: UInt32, bits: Int) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<bits {
            range >>= 1
            let bit: UInt32 = value >= range ? 1 : 0
            if bit == 1 { value -= range }
            number = number << 1 | bit
            normalise()
        }
        return number
    }

    private mutating func normalise() {
        while range < 1 << 24 {
            range <<= 8
            value = value << 8 | UInt32(next())
        }
    }

    private mutating func next() -> UInt8 {
        defer { position += 1 }
        return position < bytes.count ? bytes[position] : 0
    }
}
