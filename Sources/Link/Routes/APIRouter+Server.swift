internal import Foundation
internal import Wire

/// A word on how the server is.
struct ServerWord: Codable, Equatable, Sendable {
    var state: String
}

extension APIRouter {
    static var serverRoutes: [Route] {
        [
            .giving(
                ServerWord.self, .get, "/health", for: .everybody, "Whether the process lives."
            ) { _ in ServerWord(state: "alive") },
            Route(
                verb: .get, pattern: PathPattern("/ready"), clearance: .everybody,
                summary: "Whether requests are welcome.", parameters: [], takes: nil,
                gives: [
                    ReplyShape(status: 200, meaning: "they are", type: ServerWord.self),
                    ReplyShape(status: 503, meaning: "they are not", type: ServerWord.self),
                ]
            ) { call in
                let state = call.context.readiness.state
                var reply = try call.reply(
                    ServerWord(state: state.rawValue), status: state == .open ? 200 : 503)
                if state != .open { reply.headers = [.retryAfter(APIRefusal.usualPause)] }
                return reply
            },
            Route(
                verb: .get, pattern: PathPattern("/metrics"), clearance: .viewing,
                summary: "Figures for Prometheus.", parameters: [], takes: nil,
                gives: [ReplyShape(status: 200, meaning: "the figures", contentType: .metrics)]
            ) { call in
                let figures = try await Metrics(of: call.host, server: call.context.meter.counts)
                return APIReply(
                    status: 200, contentType: .metrics,
                    body: .whole(Data(figures.text.utf8)))
            },
            Route(
                verb: .get, pattern: PathPattern("/openapi.json"), clearance: .everybody,
                summary: "This description.", parameters: [], takes: nil,
                gives: [ReplyShape(status: 200, meaning: "the description")]
            ) { call in APIReply(status: 200, body: .whole(call.context.description())) },
        ]
    }
}
