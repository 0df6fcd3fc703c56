internal import Foundation
package import Wire

/// Whether a link is to be cut.
struct LinkBody: Codable, Equatable, Sendable {
    var isHeld: Bool
}

/// Why a request did not get to the node that it was for: a `NodeError` that tells itself from what
/// that node would refuse.
struct RelayFailure: Codable, Equatable, Sendable {
    var code: NodeError.Code
    var message: String
    var isOnTheWay = true

    init(_ error: NodeError) {
        code = error.code
        message = error.message
    }

    var error: NodeError { NodeError(code, message) }
}

extension APIRouter {
    static var nodeRoutes: [Route] {
        [
            .setting(
                LinkBody.self, .put, "/v1/link", "Cut the link to the parent, or join it again.",
                parameters: [Parameters.by.described]
            ) { call, body in
                try await call.host.setLink(to: nil, isHeld: body.isHeld, by: call.name)
            },
            .setting(
                LinkBody.self, .put, "/v1/nodes/{node}/link",
                "Cut the link to a child, or join it again.",
                parameters: [Parameters.node.described, Parameters.by.described]
            ) { call, body in
                try await call.host.setLink(
                    to: NodeID(try call.value(Parameters.node)), isHeld: body.isHeld,
                    by: call.name)
            },
        ]
            + Route.Verb.allCases.map { verb in
                Route(
                    verb: verb, pattern: PathPattern("/v1/nodes/{node}/api/{rest...}"),
                    clearance: .viewing,
                    summary: "Have a node below carry a request out; it checks the role itself.",
                    parameters: [Parameters.node.described],
                    takes: verb == .get || verb == .delete ? nil : BodyShape(),
                    gives: [ReplyShape(status: 200, meaning: "what that node replied")]
                ) { try await relay($0) }
            }
    }

    private static func relay(_ call: RouteCall) async throws -> APIReply {
        guard let mark = call.request.target.range(of: "/api/") else {
            throw APIRefusal.malformed("the address names no request to relay")
        }
        let body = try await call.request.body.whole(upTo: call.context.limits.bodyBytes)
        let relayed = RelayedRequest(
            method: call.request.method,
            path: "/" + call.request.target[mark.upperBound...],
            body: String(decoding: body, as: UTF8.self), by: call.name,
            role: call.requester.caller.role)
        let reply: RelayedReply
        do {
            reply = try await call.host.relay(
                relayed, to: NodeID(try call.value(Parameters.node)))
        } catch let error as NodeError {
            return try call.reply(RelayFailure(error), status: error.status)
        }
        return APIReply(
            status: reply.status,
            body: reply.body.isEmpty ? .none : .whole(Data(reply.body.utf8)))
    }

    /// Carries out what a node above sent here for its console.
    ///
    /// Streams without an end cannot be relayed; whoever wants them asks again and again.
    package func relayed(_ request: RelayedRequest) async -> RelayedReply {
        let requester = Requester(
            caller: Caller(credential: CredentialID(0), role: request.role, name: request.by),
            origin: "relay")
        let reply = await respond(
            to: APIRequest(
                method: request.method, target: request.path,
                body: .whole(Data(request.body.utf8))), from: requester)
        switch reply.body {
        case .none: return RelayedReply(status: reply.status, body: "")
        case .whole(let data):
            return RelayedReply(status: reply.status, body: String(decoding: data, as: UTF8.self))
        case .stream:
            let refusal = APIRefusal(
                400,
                NodeError(
                    .invalid,
                    "\(request.path) is a stream, which cannot be relayed; ask for pages instead"))
            return await relayedReply(self.reply(refusing: refusal))
        }
    }

    private func relayedReply(_ reply: APIReply) async -> RelayedReply {
        guard case .whole(let data) = reply.body else {
            return RelayedReply(status: reply.status, body: "")
        }
        return RelayedReply(status: reply.status, body: String(decoding: data, as: UTF8.self))
    }
}
