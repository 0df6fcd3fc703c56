/// Finds the word that somebody meant, by edit distance: "witdh" is "width".
package enum Spelling {
    /// The nearest of the known words, or nil when none is near enough to be a slip of the pen.
    ///
    /// That is one edit for every three characters, in any case.
    package static func nearest(to word: String, among known: [String]) -> String? {
        let limit = word.count / 3
        let lowercased = word.lowercased()
        return
            known
            .map { (word: $0, edits: editDistance(lowercased, $0.lowercased())) }
            .filter { $0.edits <= limit }
            .min { $0.edits < $1.edits }?.word
    }

    /// The text of a fix: a suggestion when one of the known words is near, otherwise all of them.
    package static func fix(
        for word: String, among known: [String], suggestion: (String) -> String,
        listing: ([String]) -> String
    ) -> String {
        nearest(to: word, among: known).map(suggestion) ?? listing(known)
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the
    /// other (optimal string alignment); O(n · m).
    package static func editDistance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            for column in 1...second.count {
                let replaced = last[column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1)
                var edits = min(replaced, last[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, first[row - 1] == second[column - 2],
                    first[row - 2] == second[column - 1]
                {
                    edits = min(edits, beforeLast[column - 2] + 1)
                }
                current.append(edits)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
