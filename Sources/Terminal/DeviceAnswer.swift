/// Reads strings that a terminal sends in answer to a question: `ESC ]` … up to BEL or `ESC \`.
enum DeviceAnswer {
    typealias Head = InputDecoder.Head

    /// Longer ones are not answers to anything that was asked.
    private static let longest = 4096

    /// Reads from the introducer's second byte on; lengths are counted behind it.
    static func head(of bytes: ArraySlice<UInt8>) -> Head {
        let body = bytes.dropFirst()
        var end = body.startIndex
        while end < body.endIndex {
            if body[end] == 0x07 { return read(bytes.first, body[..<end], tail: 1) }
            if body[end] == 0x1B {
                guard end + 1 < body.endIndex else { return .incomplete }
                if body[end + 1] == UInt8(ascii: "\\") {
                    return read(bytes.first, body[..<end], tail: 2)
                }
                // Cut off by another sequence.
                return .nothing(length: end - body.startIndex)
            }
            end += 1
        }
        return body.count > longest ? .nothing(length: body.count) : .incomplete
    }

    private static func read(_ kind: UInt8?, _ body: ArraySlice<UInt8>, tail: Int) -> Head {
        let length = body.count + tail
        guard kind == UInt8(ascii: "]"), let color = color(String(decoding: body, as: UTF8.self))
        else { return .nothing(length: length) }
        return .report(
            .background(red: color[0], green: color[1], blue: color[2]), length: length)
    }

    /// Reads `11;rgb:RRRR/GGGG/BBBB` with one to four hexadecimal digits each.
    private static func color(_ text: String) -> [Double]? {
        let prefix = "11;rgb:"
        guard text.hasPrefix(prefix) else { return nil }
        let parts = text.dropFirst(prefix.count).split(separator: "/").map { digits -> Double? in
            guard (1...4).contains(digits.count), let value = Int(digits, radix: 16) else {
                return nil
            }
            return Double(value) / Double((1 << (4 * digits.count)) - 1)
        }
        let known = parts.compactMap(\.self)
        return known.count == 3 && parts.count == 3 ? known : nil
    }
}
