/// Whether a name is so near to another that it may be meant.
///
/// Near are names of the same letters, whatever their case and what stands between words, and
/// names that at most two insertions, deletions or replacements of a letter turn into each other
/// (V. I. Levenshtein, Binary codes capable of correcting deletions, insertions and reversals,
/// Soviet Physics Doklady 10, 1966).
enum Resemblance {
    static let mostEdits = 2

    /// Returns the name that takes the fewest edits to become `name`; nil when none is near.
    static func nearest(to name: String, among names: [String]) -> String? {
        let letters = letters(of: name)
        return names.map { (edits: edits(letters, self.letters(of: $0)), name: $0) }
            .filter { $0.edits <= mostEdits }
            .min { $0.edits < $1.edits }?.name
    }

    private static func letters(of name: String) -> [Character] {
        name.lowercased().filter { !"_- ".contains($0) }
    }

    /// The edit distance, row by row.
    private static func edits(_ first: [Character], _ second: [Character]) -> Int {
        var above = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            for (place, other) in second.enumerated() {
                let replaced = above[place] + (letter == other ? 0 : 1)
                current.append(min(replaced, above[place + 1] + 1, current[place] + 1))
            }
            above = current
        }
        return above[second.count]
    }
}
