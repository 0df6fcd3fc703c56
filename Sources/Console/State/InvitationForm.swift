package import Wire

/// What is typed to invite somebody: a name, and how long the invitation holds where that matters.
///
/// `north-3 7d 2M` is a child named north-3, invited for seven days, that takes versions of up to
/// two megabytes.
package struct InvitationForm: Equatable, Sendable {
    package let role: Wire.Role
    package let text: String

    static let usualSpan = 86_400.0
    private static let longestSpan = 30 * 86_400.0

    /// What is to be asked of the node; nil while something is wrong.
    var request: InvitationRequest? {
        guard fault == nil, let name = words.first else { return nil }
        return InvitationRequest(
            role: role, name: name, validFor: span ?? Self.usualSpan, budget: budget)
    }

    /// What is wrong with what was typed.
    var fault: String? {
        guard let name = words.first else { return "a name is missing" }
        if Self.seconds(name) != nil || Self.bytes(name) != nil {
            return "\(name) is no name: the name comes first"
        }
        let rest = words.dropFirst()
        if let strange = rest.first(where: { Self.seconds($0) == nil && Self.bytes($0) == nil }) {
            return "\(strange) is neither a time such as 24h nor a size such as 2M"
        }
        if let span, span <= 0 || span > Self.longestSpan {
            return "an invitation holds for up to 30 days"
        }
        return budget != nil && role != .node ? "only a child (node) has a size" : nil
    }

    private var words: [String] { text.split(separator: " ").map(String.init) }
    private var span: Double? { words.dropFirst().compactMap(Self.seconds).last }
    private var budget: Budget? {
        words.dropFirst().compactMap(Self.bytes).last.map { Budget(bytes: $0) }
    }

    private static func seconds(_ word: String) -> Double? {
        let units: [Character: Double] = ["m": 60, "h": 3600, "d": 86_400]
        guard let unit = word.last.flatMap({ units[$0] }), let count = Double(word.dropLast())
        else { return nil }
        return count * unit
    }

    private static func bytes(_ word: String) -> Int? {
        let units: [Character: Int] = ["K": 1024, "M": 1_048_576]
        var word = word.uppercased()
        if word.hasSuffix("B") { word.removeLast() }
        guard let unit = word.last.flatMap({ units[$0] }), let count = Int(word.dropLast()),
            count > 0, count < 1_000_000
        else { return nil }
        return count * unit
    }
}
