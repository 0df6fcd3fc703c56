/// The pattern of a route's path: `/v1/tasks/{task}/ask`; `{rest...}` takes all that follows.
struct PathPattern: Equatable, Sendable, CustomStringConvertible {
    enum Part: Equatable, Sendable {
        case literal(String)
        case parameter(String)
        case rest
    }

    let parts: [Part]
    let description: String

    init(_ text: String) {
        description = text
        parts = text.split(separator: "/").map { part in
            if part == "{rest...}" { return .rest }
            guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
            return .parameter(String(part.dropFirst().dropLast()))
        }
    }

    /// The names in braces, first to last.
    var parameters: [String] {
        parts.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}
