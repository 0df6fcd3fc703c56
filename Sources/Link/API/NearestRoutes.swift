/// The routes whose paths resemble a mistaken one.
struct NearestRoutes: Sendable {
    let patterns: [String]

    private static let most = 3

    init(to path: Substring, among routes: [Route]) {
        let wanted = path.prefix(200).split(separator: "/")
        let scored = routes.map { route in
            (score: Self.resemblance(wanted, route.pattern), pattern: route.pattern.description)
        }
        var seen: Set<String> = []
        patterns =
            scored.filter { $0.score > 0 }
            .sorted { ($0.score, $1.pattern) > ($1.score, $0.pattern) }
            .filter { seen.insert($0.pattern).inserted }
            .prefix(Self.most).map(\.pattern)
    }

    /// Counts the parts that are there; a part with a few wrong letters counts half.
    private static func resemblance(_ parts: [Substring], _ pattern: PathPattern) -> Double {
        let literals = pattern.parts.compactMap { part -> String? in
            if case .literal(let text) = part, text != "v1" { text } else { nil }
        }
        let score = literals.reduce(0.0) { sum, literal in
            if parts.contains(Substring(literal)) { return sum + 1 }
            return parts.contains { areNear($0, literal) } ? sum + 0.5 : sum
        }
        let difference = Double(abs(pattern.parts.count - parts.count))
        return score == 0 ? 0 : max(0.01, score - 0.1 * difference)
    }

    /// Whether one letter is wrong, missing, too many, or two are swapped; or one begins the other.
    private static func areNear(_ left: Substring, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count > 2, right.count > 2 else { return false }
        if left.starts(with: right) || right.starts(with: left) { return true }
        guard abs(left.count - right.count) <= 1 else { return false }
        let front = zip(left, right).prefix { $0 == $1 }.count
        let back = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let longest = max(left.count, right.count)
        return front + back >= longest - 1 || front + back == longest - 2
    }
}
