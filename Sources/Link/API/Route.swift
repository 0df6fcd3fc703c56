internal import Foundation
internal import Wire

/// One route of the API: what dispatches, checks and describes it.
struct Route: Sendable {
    enum Verb: String, CaseIterable, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    let verb: Verb
    let pattern: PathPattern
    let clearance: Clearance
    let summary: String
    let parameters: [ParameterDescription]
    let takes: BodyShape?
    let gives: [ReplyShape]
    let respond: @Sendable (RouteCall) async throws -> APIReply

    /// Whether what is done here belongs into the audit log.
    var isDeed: Bool { verb != .get && clearance == .operating }
}

/// The body that a route takes, for the description.
struct BodyShape: Sendable {
    var contentType: APIReply.ContentType = .json
    /// Nil for any text.
    var type: (any (Decodable & Sendable).Type)?
}

/// One reply that a route gives, for the description.
struct ReplyShape: Sendable {
    var status: Int
    var meaning: String
    var contentType: APIReply.ContentType = .json
    /// Nil for a reply without a body, or with one that is not JSON.
    var type: (any (Decodable & Sendable).Type)?
}

extension Route {
    /// A route that gives JSON.
    static func giving<Out: Codable & Sendable>(
        _ type: Out.Type, _ verb: Verb = .get, _ pattern: String, for clearance: Clearance,
        _ summary: String, parameters: [ParameterDescription] = [], status: Int = 200,
        respond: @escaping @Sendable (RouteCall) async throws -> Out
    ) -> Route {
        Route(
            verb: verb, pattern: PathPattern(pattern), clearance: clearance, summary: summary,
            parameters: parameters, takes: nil,
            gives: [ReplyShape(status: status, meaning: "done", type: type)],
            respond: { call in try call.reply(try await respond(call), status: status) })
    }

    /// A route that takes JSON and gives JSON.
    static func exchanging<In: Codable & Sendable, Out: Codable & Sendable>(
        _ input: In.Type, for output: Out.Type, _ verb: Verb = .post, _ pattern: String,
        for clearance: Clearance, _ summary: String, parameters: [ParameterDescription] = [],
        status: Int = 200, respond: @escaping @Sendable (RouteCall, In) async throws -> Out
    ) -> Route {
        Route(
            verb: verb, pattern: PathPattern(pattern), clearance: clearance, summary: summary,
            parameters: parameters, takes: BodyShape(type: input),
            gives: [ReplyShape(status: status, meaning: "done", type: output)],
            respond: { call in
                let body = try await call.decoded(input)
                return try call.reply(try await respond(call, body), status: status)
            })
    }

    /// A route that does something and has nothing to say.
    static func doing(
        _ verb: Verb, _ pattern: String, _ summary: String,
        parameters: [ParameterDescription] = [],
        respond: @escaping @Sendable (RouteCall) async throws -> Void
    ) -> Route {
        Route(
            verb: verb, pattern: PathPattern(pattern), clearance: .operating, summary: summary,
            parameters: parameters, takes: nil, gives: [ReplyShape(status: 204, meaning: "done")],
            respond: { call in
                try await respond(call)
                return APIReply(status: 204, body: .none)
            })
    }

    /// A route that takes JSON and has nothing to say.
    static func setting<In: Codable & Sendable>(
        _ input: In.Type, _ verb: Verb = .put, _ pattern: String, _ summary: String,
        parameters: [ParameterDescription] = [],
        respond: @escaping @Sendable (RouteCall, In) async throws -> Void
    ) -> Route {
        Route(
            verb: verb, pattern: PathPattern(pattern), clearance: .operating, summary: summary,
            parameters: parameters, takes: BodyShape(type: input),
            gives: [ReplyShape(status: 204, meaning: "done")],
            respond: { call in
                try await respond(call, try await call.decoded(input))
                return APIReply(status: 204, body: .none)
            })
    }
}

extension RouteCall {
    func decoded<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        let body = try await request.body.whole(upTo: context.limits.bodyBytes)
        return try context.json.decode(type, from: body)
    }
}
