internal import Wire

/// A class being typed on the label screen, with what it may become.
package struct TypeAhead: Equatable, Sendable {
    package var input = TextInput()
    /// Into the candidates, from 0.
    package var selection = 0
    /// Whether only a class that the task does not have yet is asked for.
    package let isNewClass: Bool

    package enum Candidate: Equatable, Sendable {
        case known(String)
        case newClass(String)
    }

    package init(isNewClass: Bool) {
        self.isNewClass = isNewClass
    }

    /// Returns what the typed text may mean, the best first.
    ///
    /// Without text these are the classes in the model's order; with text those that have its
    /// letters in this order. A class that the task does not have is only made where it was asked
    /// for, so that a slip of the fingers makes none.
    func candidates(classes: [String], ranking: [RankedClass]) -> [Candidate] {
        let text = trimmed
        if isNewClass {
            let existing = classes.first { $0.lowercased() == text.lowercased() }
            return existing.map { [.known($0)] } ?? (text.isEmpty ? [] : [.newClass(text)])
        }
        let order = Self.order(classes: classes, ranking: ranking)
        guard !text.isEmpty else { return order.map { .known($0) } }
        let matches = order.enumerated().compactMap { place, name in
            Self.score(name, text).map { (score: $0, place: place, name: name) }
        }.sorted { $0.score == $1.score ? $0.place < $1.place : $0.score > $1.score }
        return matches.map { .known($0.name) }
    }

    var trimmed: String {
        var text = input.text[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static func order(classes: [String], ranking: [RankedClass]) -> [String] {
        let known = Set(classes)
        let ranked = ranking.map(\.name).filter(known.contains)
        let isRanked = Set(ranked)
        return ranked + classes.filter { !isRanked.contains($0) }
    }

    /// A whole match before a beginning before any other.
    private static func score(_ name: String, _ text: String) -> Int? {
        let name = name.lowercased()
        let text = text.lowercased()
        if name == text { return 3_000_000 }
        if name.hasPrefix(text) { return 2_000_000 - name.count }
        return Match.fuzzy(name, text)
    }
}
