internal import Wire

extension APIRouter {
    static func check(_ caller: Caller, against route: Route) throws {
        guard route.clearance == .everybody || route.clearance.roles.contains(caller.role) else {
            let wanted = route.clearance.roles.map(\.rawValue).joined(separator: " or ")
            throw APIRefusal(
                403,
                NodeError(
                    .forbidden,
                    "\(caller.name) is here as \(caller.role.rawValue), and "
                        + "\(route.verb.rawValue) \(route.pattern) is for: \(wanted); ask an "
                        + "operator for an invitation with that role"))
        }
    }

    static func named(
        _ arguments: [Substring], _ pattern: PathPattern
    ) throws -> [(name: String, value: String)] {
        // What follows the pattern's own parts goes on as it came.
        try zip(pattern.parameters + ["rest"], arguments).map { name, argument in
            (name, name == "rest" ? String(argument) : try PercentCoding.decoded(argument))
        }
    }

    /// Reads the query; what the route does not know is refused, or it would do nothing unsaid.
    ///
    /// Everybody may say who acts, also where nothing is done: a relayed request always does.
    static func query(_ query: Substring, of route: Route) throws -> QueryItems {
        let items = try QueryItems(query)
        guard !route.pattern.parts.contains(.rest) else { return items }
        let known = route.parameters.map(\.name)
        for item in items.items where item.name != Parameters.by.name {
            guard known.contains(item.name) else {
                let hint = known.isEmpty ? "none" : known.joined(separator: ", ")
                throw APIRefusal.malformed(
                    "\(route.pattern) has no parameter \"\(item.name)\"; it has: \(hint)")
            }
        }
        return items
    }

    static func wrongMethod(
        _ method: String, _ path: some StringProtocol, allowed: [Route.Verb]
    ) -> APIRefusal {
        let verbs = allowed.map(\.rawValue).joined(separator: ", ")
        return APIRefusal(
            405, NodeError(.invalid, "\(path) cannot be used with \(method); use \(verbs)"),
            headers: [APIReply.Header(name: "Allow", value: verbs)])
    }

    func noRoute(_ path: Substring) -> APIRefusal {
        let near = NearestRoutes(to: path, among: routes).patterns
        let hint = near.isEmpty ? "" : "; near it are \(near.joined(separator: ", "))"
        return APIRefusal(
            404,
            NodeError(
                .notFound,
                "there is no \(path.prefix(100)) here\(hint); all routes are in /openapi.json"))
    }
}

extension APIRefusal {
    /// What any error that comes out of a route means to whoever asked.
    init(describing error: any Error) {
        switch error {
        case let refusal as APIRefusal: self = refusal
        case let said as NodeError: self.init(said)
        case is CancellationError:
            self.init(
                503,
                NodeError(.unavailable, "the node is stopping; ask again when it is back"),
                headers: [.retryAfter(5)])
        default:
            self.init(
                500,
                NodeError(.unavailable, "the node failed at this: \(error); see its events"))
        }
    }
}
