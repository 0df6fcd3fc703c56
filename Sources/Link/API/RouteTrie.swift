/// Finds the routes of a path, part by part: literal parts go before parameters.
struct RouteTrie<Leaf: Sendable>: Sendable {
    private struct Branch: Sendable {
        var literals: [Substring: Int] = [:]
        var parameter: Int?
        var rest: Int?
        var leaf: Leaf?
    }

    struct Match: Sendable {
        var leaf: Leaf
        /// What stood in the places of parameters, as sent, then the rest where there is one.
        var arguments: [Substring]
    }

    private var branches = [Branch()]

    /// Changes what lies at the pattern's end.
    mutating func update(_ pattern: PathPattern, _ change: (inout Leaf?) -> Void) {
        var branch = 0
        for part in pattern.parts { branch = next(after: branch, part) }
        change(&branches[branch].leaf)
    }

    private mutating func next(after branch: Int, _ part: PathPattern.Part) -> Int {
        switch part {
        case .literal(let text):
            if let known = branches[branch].literals[Substring(text)] { return known }
            branches[branch].literals[Substring(text)] = branches.count
        case .parameter:
            if let known = branches[branch].parameter { return known }
            branches[branch].parameter = branches.count
        case .rest:
            if let known = branches[branch].rest { return known }
            branches[branch].rest = branches.count
        }
        branches.append(Branch())
        return branches.count - 1
    }

    /// Returns what lies at the path's end; nil for no path of the API, such as one with empty
    /// parts.
    func match(_ path: Substring) -> Match? {
        guard path.first == "/" else { return nil }
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var branch = 0
        var arguments: [Substring] = []
        for part in parts {
            let here = branches[branch]
            if let literal = here.literals[part] {
                branch = literal
            } else if let parameter = here.parameter, !part.isEmpty {
                arguments.append(part)
                branch = parameter
            } else if let rest = here.rest {
                arguments.append(path[part.startIndex...])
                branch = rest
                break
            } else {
                return nil
            }
        }
        return branches[branch].leaf.map { Match(leaf: $0, arguments: arguments) }
    }
}
