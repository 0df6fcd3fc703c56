/// The words and character groups of one text, hashed and counted.
///
/// A text is lower-cased and cut into words of letters, marks and digits. Its features are the
/// words, the pairs of neighbouring words, and the groups of two to five characters of each word
/// with a space before and after it, so that beginnings and ends differ from middles. A typo or an
/// ending changes only some of a word's groups: what is left still tells the class. Hashes stand
/// for the features; a space of 2^32 leaves next to no collisions among some 100,000.
struct TextHashes: Sendable {
    private(set) var words = HashCounter()
    private(set) var characters = HashCounter()
    /// Words in UTF-8, a space before and after each: `" a  word "` holds two.
    private var folded: [UInt8] = []

    private static let space = UInt8(ascii: " ")

    /// Replaces what is held by the features of a text; the seed tells fields apart.
    mutating func read(_ text: String, seed: UInt64) {
        words.removeAll()
        characters.removeAll()
        fold(text)
        let bytes = folded
        bytes.withUnsafeBufferPointer { bytes in
            countWords(bytes, seed: SeededGenerator.mix(seed ^ 1))
            countCharacters(bytes, seed: SeededGenerator.mix(seed ^ 2))
        }
    }

    private mutating func fold(_ text: String) {
        folded.removeAll(keepingCapacity: true)
        let isPlain = text.utf8.withContiguousStorageIfAvailable { foldPlain($0) } ?? false
        if !isPlain { foldAny(text) }
    }

    /// Folds a text of ASCII; returns false at the first other byte.
    private mutating func foldPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isInside = false
        for byte in bytes {
            let letter = byte | 0x20
            let isWord = (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39)
            guard byte < 0x80 else { return false }
            if isWord != isInside { folded.append(Self.space) }
            if isWord { folded.append(byte >= 0x41 && byte <= 0x5a ? letter : byte) }
            isInside = isWord
        }
        if isInside { folded.append(Self.space) }
        return true
    }

    private mutating func foldAny(_ text: String) {
        folded.removeAll(keepingCapacity: true)
        var isInside = false
        for scalar in text.lowercased().unicodeScalars {
            if scalar.isWord != isInside { folded.append(Self.space) }
            isInside = scalar.isWord
            if isInside { folded.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        }
        if isInside { folded.append(Self.space) }
    }

    private mutating func countWords(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) {
        var previous: UInt64 = 0
        var word = seed
        var isInside = false
        for byte in bytes {
            if byte != Self.space {
                word = Self.extend(word, by: byte)
                isInside = true
            } else if isInside {
                words.count(Self.finish(word))
                if previous != 0 { words.count(Self.finish(previous &* 31 &+ word)) }
                previous = word
                word = seed
                isInside = false
            }
        }
    }

    private mutating func countCharacters(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) {
        for start in bytes.indices where Self.isFirst(bytes[start]) {
            var hash = seed
            var position = start
            for length in 1...5 {
                guard position < bytes.count else { break }
                hash = Self.extend(hash, by: bytes[position])
                position += 1
                while position < bytes.count, !Self.isFirst(bytes[position]) {
                    hash = Self.extend(hash, by: bytes[position])
                    position += 1
                }
                if length > 1 { characters.count(Self.finish(hash)) }
                // The space after a word ends its groups.
                if length > 1, bytes[position - 1] == Self.space { break }
                if length == 1, bytes[start] == Self.space, position < bytes.count,
                    bytes[position] == Self.space
                {
                    break
                }
            }
        }
    }

    /// Whether a byte begins a character, rather than continuing one.
    private static func isFirst(_ byte: UInt8) -> Bool {
        byte & 0xc0 != 0x80
    }

    /// FNV-1a, 64 bits.
    private static func extend(_ hash: UInt64, by byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    private static func finish(_ hash: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: ((hash ^ (hash >> 32)) &* 0x9e37_79b9_7f4a_7c15) >> 32)
    }
}

extension Unicode.Scalar {
    fileprivate var isWord: Bool {
        if properties.isAlphabetic || properties.numericType != nil { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        // What carries the meaning of a text that is an emoji.
        case .otherSymbol, .modifierSymbol: return value > 0x2000
        default: return false
        }
    }
}
