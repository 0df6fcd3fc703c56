internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import NIOFoundationCompat
internal import ServiceLifecycle
internal import Wire

/// Receives requests for a server: sees who makes them, refuses what is too much, has the router
/// carry the rest out and writes its replies.
struct Reception: Sendable {
    let router: APIRouter
    let authority: Authority
    let limits: ServerLimits
    let meter: RequestMeter
    let connections: ConnectionCount
    private let callers: RateLimiter
    private let strangers: RateLimiter
    private let watch: BodyWatch
    private let streaming: RouteTrie<[StreamingRoute]>

    /// What a request is for.
    enum Purpose {
        case api(APIRouter.Destination)
        case streaming(StreamingRoute, arguments: [Substring])

        /// Whether it may be had without credentials; a wrong path may be told to anybody.
        var isOpenToAll: Bool {
            switch self {
            case .api(.route(let route, _, _)): route.clearance == .everybody
            case .api(.refusal): false
            case .streaming(let route, _): route.clearance == .everybody
            }
        }
    }

    init(
        router: APIRouter, authority: Authority, streaming: [StreamingRoute],
        limits: ServerLimits, meter: RequestMeter
    ) {
        self.router = router
        self.authority = authority
        self.limits = limits
        self.meter = meter
        let begun = ContinuousClock.now
        let seconds: @Sendable () -> Double = { (ContinuousClock.now - begun) / .seconds(1) }
        connections = ConnectionCount(mostPerAddress: limits.connectionsPerAddress)
        callers = RateLimiter(limits.rate, now: seconds)
        strangers = RateLimiter(limits.strangerRate, now: seconds)
        watch = BodyWatch(now: seconds)
        self.streaming = streaming.reduce(into: RouteTrie()) { trie, route in
            trie.update(route.pattern) { $0 = ($0 ?? []) + [route] }
        }
    }

    /// Cuts off slow bodies until it is cancelled.
    func sweep() async {
        // A cancelled sleep ends the loop.
        while (try? await Task.sleep(for: .milliseconds(250))) != nil { watch.sweep() }
    }

    @concurrent func respond(
        to request: Request, with writer: consuming ResponseWriter, on channel: any Channel,
        from door: RequestHead.Door
    ) async throws {
        let body = BodyReader(request, channel: channel, watch: watch, limits: limits)
        let head = RequestHead(request, door: door)
        let purpose = purpose(of: head)
        let response: Response
        do {
            let requester = try await admit(head, for: purpose)
            if request.headers[.expect] == "100-continue", body.isExpected {
                try await writer.writeInformationalHead(HTTPResponse(status: .continue))
            }
            response = try await carryOut(request, head, purpose, body, from: requester)
        } catch {
            response = Response(
                router.reply(refusing: APIRefusal(describing: error)), meter: meter)
        }
        meter.count(status: response.status.code)
        try await writer.write(response: response.head, body: response.body)
        await body.discardRest()
    }

    private func purpose(of head: RequestHead) -> Purpose {
        let destination = router.destination(method: head.method, target: head.target)
        let path = head.target.prefix { $0 != "?" }
        guard case .refusal(let refusal) = destination, refusal.status == 404,
            let match = streaming.match(path)
        else { return .api(destination) }
        guard let route = match.leaf.first(where: { $0.verb.rawValue == head.method }) else {
            return .api(
                .refusal(
                    APIRouter.wrongMethod(
                        head.method, path, allowed: match.leaf.map(\.verb))))
        }
        return .streaming(route, arguments: match.arguments)
    }

    /// Returns who makes the request; throws when it is not to be carried out now, or not for them.
    private func admit(_ head: RequestHead, for purpose: Purpose) async throws -> Requester {
        try checkReadiness(head)
        do {
            if let requester = try await authority.recognise(head) {
                if requester.caller.credential != CredentialID(0) {
                    try callers.admit(requester.caller.credential.description)
                }
                return requester
            }
            guard purpose.isOpenToAll else {
                throw APIRefusal.stranger(
                    "this needs a credential: send Authorization: Bearer TOKEN, or join with an "
                        + "invitation first")
            }
        } catch let refusal as APIRefusal where refusal.status == 401 && purpose.isOpenToAll {
            // A wrong credential does no harm where none is needed.
        } catch let refusal as APIRefusal where refusal.status == 401 {
            try strangers.admit(head.stranger)
            await noteRefusal(head, refusal)
            throw refusal
        }
        try strangers.admit(head.stranger)
        return .stranger(origin: head.address)
    }

    private func checkReadiness(_ head: RequestHead) throws {
        guard router.context.readiness.state != .open, head.target != "/ready",
            head.target != "/health"
        else { return }
        throw APIRefusal(
            503, NodeError(.unavailable, "the node is stopping; ask again when it is back"),
            headers: [.retryAfter(5)])
    }

    private func noteRefusal(
        _ head: RequestHead, _ refusal: APIRefusal, by name: String = "unknown"
    ) async {
        await router.host.note(
            Access(
                by: name, origin: head.address,
                request: "\(head.method) \(head.target.prefix(200))", status: refusal.status))
    }

    private func carryOut(
        _ request: Request, _ head: RequestHead, _ purpose: Purpose, _ body: BodyReader,
        from requester: Requester
    ) async throws -> Response {
        switch purpose {
        case .api(let destination):
            let reply = await router.respond(
                to: APIRequest(
                    method: head.method, target: head.target, accepts: request.headers[.accept],
                    body: body.apiBody), at: destination, from: requester)
            if case .stream = reply.body { try checkStreams() }
            return Response(reply, meter: meter)
        case .streaming(let route, let arguments):
            guard
                route.clearance == .everybody
                    || route.clearance.roles.contains(requester.caller.role)
            else {
                let refusal = APIRefusal(
                    NodeError(
                        .forbidden, "\(requester.caller.name) may not use \(route.pattern)"))
                await noteRefusal(head, refusal, by: requester.caller.name)
                throw refusal
            }
            let named = try APIRouter.named(arguments, route.pattern)
            body.handOver()
            return try await route.respond(
                request,
                StreamingRoute.Call(
                    requester: requester,
                    arguments: Dictionary(named.map { ($0.name, $0.value) }) { $1 }))
        }
    }

    private func checkStreams() throws {
        guard meter.counts.streams >= limits.streams else { return }
        throw APIRefusal(
            429,
            NodeError(
                .busy, "\(limits.streams) streams are open already; close one, or ask for pages"),
            headers: [.retryAfter(10)])
    }
}
