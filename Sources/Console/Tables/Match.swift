/// How typed text is found in other text.
enum Match {
    /// Returns whether `word` stands in `text`; case counts only when the word has capitals.
    static func contains(_ text: String, _ word: String) -> Bool {
        Word(word).stands(in: text)
    }

    /// A word to be looked for in many texts.
    struct Word: Equatable, Sendable {
        private let bytes: [UInt8]
        private let countsCase: Bool
        private let isASCII: Bool

        init(_ word: String) {
            bytes = Array(word.utf8)
            countsCase = word.lowercased() != word
            isASCII = bytes.allSatisfy { $0 < 0x80 }
        }

        func stands(in text: String) -> Bool {
            guard !bytes.isEmpty else { return true }
            if countsCase { return found(in: text, isFolded: false) }
            // Other letters have capitals of other lengths: for those the whole text is lowered.
            return isASCII
                ? found(in: text, isFolded: true) : found(in: text.lowercased(), isFolded: false)
        }

        private func found(in text: String, isFolded: Bool) -> Bool {
            var text = text
            return text.withUTF8 { text in
                guard bytes.count <= text.count else { return false }
                for start in 0...(text.count - bytes.count)
                where holds(text, start, isFolded: isFolded) {
                    return true
                }
                return false
            }
        }

        private func holds(
            _ text: UnsafeBufferPointer<UInt8>, _ start: Int, isFolded: Bool
        ) -> Bool {
            for place in bytes.indices {
                let byte = text[start + place]
                let isCapital = isFolded && byte >= 0x41 && byte <= 0x5A
                guard (isCapital ? byte | 0x20 : byte) == bytes[place] else { return false }
            }
            return true
        }
    }

    /// Returns how well the letters of `word` stand in this order in `text`, nil when they do not.
    ///
    /// Higher is better: 4 for a letter at the start of a part, 2 for one right behind another, 1
    /// for any other, and a little for a short text.
    static func fuzzy(_ text: String, _ word: String) -> Int? {
        let letters = Array(text.lowercased())
        var score = 0
        var place = 0
        var last = -2
        for letter in word.lowercased() {
            while place < letters.count, letters[place] != letter { place += 1 }
            guard place < letters.count else { return nil }
            let startsPart =
                place == 0 || !(letters[place - 1].isLetter || letters[place - 1].isNumber)
            score += startsPart ? 4 : (last == place - 1 ? 2 : 1)
            last = place
            place += 1
        }
        return score * 100 - letters.count
    }
}
