internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import NIOFoundationCompat

extension StreamingRoute {
    /// Creates a route that takes JSON and gives JSON, for what is no part of the API.
    package static func exchanging<In: Decodable & Sendable, Out: Encodable & Sendable>(
        _ input: In.Type, for output: Out.Type, _ pattern: String, to clearance: Clearance,
        _ summary: String, respond: @escaping @Sendable (In) async throws -> Out
    ) -> StreamingRoute {
        let json = APIJSON()
        let limit = APILimits().bodyBytes
        return StreamingRoute(pattern, for: clearance, summary) { request, _ in
            let body = try await request.body.collect(upTo: limit)
            let reply = try await respond(try json.decode(input, from: Data(buffer: body)))
            return Response(
                APIReply(status: 200, body: .whole(try json.encode(reply))),
                meter: RequestMeter())
        }
    }
}
