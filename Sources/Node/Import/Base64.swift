/// Base64 as RFC 4648 writes it, on bytes; padding may be left out.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// For every byte its six bits; 0xFF for a byte that base64 does not know.
    private static let sextets: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 256)
        for (value, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(value) }
        return table
    }()

    /// The decoded bytes, or nil when the text is not base64.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var body = text
        while body.last == UInt8(ascii: "="), text.count - body.count < 2 { body.removeLast() }
        guard body.count % 4 != 1, body.count == text.count || text.count % 4 == 0 else {
            return nil
        }
        var result: [UInt8] = []
        result.reserveCapacity(body.count * 3 / 4)
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in body {
            let sextet = sextets[Int(byte)]
            guard sextet != 0xFF else { return nil }
            bits = bits << 6 | UInt32(sextet)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
            }
        }
        return result
    }

    /// Appends the bytes as base64 with padding.
    static func encode(_ bytes: [UInt8], to result: inout [UInt8]) {
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for offset in 0..<3 {
                let index = start + offset
                bits = bits << 8 | (index < bytes.count ? UInt32(bytes[index]) : 0)
            }
            for place in 0..<4 {
                let sextet = Int(bits >> UInt32(18 - 6 * place) & 0x3F)
                result.append(place <= group.count ? alphabet[sextet] : UInt8(ascii: "="))
            }
        }
    }
}
