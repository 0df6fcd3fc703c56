/// The words and character groups of one text, hashed and counted.
///
/// The features are the words, the pairs of neighbouring words, and the groups of two to five
/// characters of each word with its spaces. A typo or an ending changes only some of a word's
/// groups: what is left still tells the class. Hashes stand for the features; a space of 2^32
/// leaves next to no collisions among some 100,000.
struct TextHashes: Sendable {
    private(set) var words = HashCounter()
    private(set) var characters = HashCounter()
    private var folded = FoldedText()

    /// Replaces what is held by the features of a text; the seed tells fields apart.
    mutating func read(_ text: String, seed: UInt64) {
        words.removeAll()
        characters.removeAll()
        folded.read(text)
        // A word and its pair; as many groups as begin with each character.
        let (mostWords, mostGroups) = (folded.words.count * 2, folded.bytes.count * 4)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: mostWords + mostGroups) {
            var (wordsEnd, groupsEnd) = (0, mostWords)
            let hashes = $0
            Self.visit(folded, seed: seed) { hash, _ in
                hashes[wordsEnd] = hash
                wordsEnd += 1
            } characters: { hash, _ in
                hashes[groupsEnd] = hash
                groupsEnd += 1
            }
            words.count(UnsafeBufferPointer(rebasing: hashes[..<wordsEnd]))
            characters.count(UnsafeBufferPointer(rebasing: hashes[mostWords..<groupsEnd]))
        }
    }

    /// Calls with each feature's hash and the place of its (last) word among the text's words.
    @inline(__always)
    static func visit(
        _ text: FoldedText, seed: UInt64, words: (UInt32, Int) -> Void,
        characters: (UInt32, Int) -> Void
    ) {
        let wordSeed = SeededGenerator.mix(seed ^ 1)
        let characterSeed = SeededGenerator.mix(seed ^ 2)
        text.bytes.withUnsafeBufferPointer { bytes in
            var previous: UInt64 = 0
            for (place, range) in text.words.enumerated() {
                let word = range.reduce(wordSeed) { extend($0, by: bytes[$1]) }
                words(finish(word), place)
                if place > 0 { words(finish(previous &* 31 &+ word), place) }
                previous = word
                visitGroups(bytes, range, seed: characterSeed) { characters($0, place) }
            }
        }
    }

    @inline(__always)
    private static func visitGroups(
        _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, seed: UInt64,
        _ group: (UInt32) -> Void
    ) {
        for start in word where isFirst(bytes[start]) {
            var hash = seed
            var position = start
            var length = 0
            while position < word.upperBound, length < 5 {
                repeat {
                    hash = extend(hash, by: bytes[position])
                    position += 1
                } while position < word.upperBound && !isFirst(bytes[position])
                length += 1
                if length > 1 { group(finish(hash)) }
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
