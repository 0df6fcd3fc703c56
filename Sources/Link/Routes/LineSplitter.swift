internal import Foundation

/// Cuts a stream of bytes into lines, none longer than a limit.
struct LineSplitter {
    private let most: Int
    private var begun = Data()
    private var count = 0
    /// The number from 1 of a line that is too long; nothing is cut after it.
    private(set) var tooLong: Int?

    init(most: Int) {
        self.most = most
    }

    /// Returns the lines that end in this piece, without their ends.
    mutating func lines(endingIn piece: Data) -> [Data] {
        var lines: [Data] = []
        var start = piece.startIndex
        while tooLong == nil, let end = piece[start...].firstIndex(of: 0x0A) {
            if grow(by: piece[start..<end]) { lines.append(begun) }
            begun = Data()
            count += 1
            start = piece.index(after: end)
        }
        if tooLong == nil { _ = grow(by: piece[start...]) }
        return lines
    }

    /// Returns what follows the last line's end; nil for nothing.
    mutating func rest() -> Data? {
        defer { begun = Data() }
        return begun.isEmpty ? nil : begun
    }

    private mutating func grow(by bytes: Data) -> Bool {
        begun.append(bytes)
        if begun.count > most { tooLong = count + 1 }
        return tooLong == nil
    }
}
