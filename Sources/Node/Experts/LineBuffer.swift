/// Cuts a stream of bytes into lines.
struct LineBuffer: Equatable, Sendable {
    private var rest: [UInt8] = []

    /// Whether the line that has begun is longer than so many bytes.
    func isLonger(than count: Int) -> Bool { rest.count > count }

    /// Takes bytes in and returns the lines that they complete; empty lines are left out.
    mutating func take(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest + bytes[start..<end]
            rest = []
            start = end + 1
            if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
        }
        rest += bytes[start...]
        return lines
    }
}
