/// How typed text is found in other text.
enum Match {
    /// Returns whether `word` stands in `text`; case counts only when the word has capitals.
    static func contains(_ text: String, _ word: String) -> Bool {
        guard !word.isEmpty else { return true }
        let lowered = word.lowercased()
        return lowered == word
            ? holds(Array(text.lowercased().utf8), Array(lowered.utf8))
            : holds(Array(text.utf8), Array(word.utf8))
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

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard word.count <= text.count else { return false }
        for start in 0...(text.count - word.count)
        where text[start] == word[0] && text[start..<(start + word.count)].elementsEqual(word) {
            return true
        }
        return false
    }
}
