internal import Foundation
package import Wire

/// Carries requests of the API out on a node, from whichever way they come.
///
/// What there is stands in one table of routes: dispatch, the check of roles and the description
/// of the API are made from it.
package struct APIRouter: Sendable {
    let host: any NodeHost
    let context: APIContext
    let routes: [Route]
    private let trie: RouteTrie<[Route]>

    package init(
        host: any NodeHost, limits: APILimits = APILimits(), readiness: Readiness = .open
    ) {
        self.init(
            host: host, limits: limits, readiness: readiness, meter: RequestMeter(), beside: [])
    }

    init(
        host: any NodeHost, limits: APILimits, readiness: Readiness, meter: RequestMeter,
        beside others: [StreamingRoute]
    ) {
        self.host = host
        let routes = Self.routes
        self.routes = routes
        context = APIContext(
            json: APIJSON(), limits: limits, readiness: readiness, meter: meter,
            description: { Self.description(of: routes, beside: others) })
        trie = routes.reduce(into: RouteTrie()) { trie, route in
            trie.update(route.pattern) { $0 = ($0 ?? []) + [route] }
        }
    }

    /// All that the API can do.
    static var routes: [Route] {
        askingRoutes + questionRoutes + exampleRoutes + lookingRoutes + versionRoutes + jobRoutes
            + nodeRoutes + credentialRoutes + serverRoutes
    }

    /// Where a request is to go: its route, or why there is none.
    enum Destination: Sendable {
        case route(Route, arguments: [Substring], query: Substring)
        case refusal(APIRefusal)
    }

    func destination(method: String, target: String) -> Destination {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = halves.first ?? ""
        guard let match = trie.match(path) else { return .refusal(noRoute(path)) }
        guard let route = match.leaf.first(where: { $0.verb.rawValue == method }) else {
            return .refusal(Self.wrongMethod(method, path, allowed: match.leaf.map(\.verb)))
        }
        return .route(
            route, arguments: match.arguments, query: halves.count > 1 ? halves[1] : "")
    }

    /// Carries a request out; whatever goes wrong is in the reply.
    package func respond(to request: APIRequest, from requester: Requester) async -> APIReply {
        let destination = destination(method: request.method, target: request.target)
        return await respond(to: request, at: destination, from: requester)
    }

    /// Carries a request out whose destination is known already.
    func respond(
        to request: APIRequest, at destination: Destination, from requester: Requester
    ) async -> APIReply {
        do {
            switch destination {
            case .refusal(let refusal): throw refusal
            case .route(let route, let arguments, let query):
                return try await carryOut(
                    request, by: route, arguments: arguments, query: query, from: requester)
            }
        } catch {
            return reply(refusing: APIRefusal(describing: error))
        }
    }

    private func carryOut(
        _ request: APIRequest, by route: Route, arguments: [Substring], query: Substring,
        from requester: Requester
    ) async throws -> APIReply {
        do {
            try Self.check(requester.caller, against: route)
            let call = RouteCall(
                host: host, request: request, requester: requester, context: context,
                arguments: try Self.named(arguments, route.pattern),
                query: try Self.query(query, of: route))
            let reply = try await route.respond(call)
            if route.isDeed {
                await note(request, as: call.name, from: requester, status: reply.status)
            }
            return reply
        } catch {
            let refusal = APIRefusal(describing: error)
            if route.isDeed || refusal.status == 403 {
                await note(
                    request, as: requester.caller.name, from: requester, status: refusal.status)
            }
            throw refusal
        }
    }

    /// Writes what was done or refused into the audit log.
    func note(
        _ request: APIRequest, as name: String, from requester: Requester, status: Int
    ) async {
        await host.note(
            Access(
                by: name, origin: requester.origin,
                request: "\(request.method) \(request.target.prefix(200))", status: status))
    }

    func reply(refusing refusal: APIRefusal) -> APIReply {
        // Two strings can always be encoded.
        let body = (try? context.json.encode(refusal.error)) ?? Data()
        return APIReply(status: refusal.status, headers: refusal.headers, body: .whole(body))
    }
}
