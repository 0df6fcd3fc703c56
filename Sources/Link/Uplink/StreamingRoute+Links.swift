internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import Wire

extension StreamingRoute {
    /// What children use: the conversation, and the bytes of versions.
    static func links(of host: any NodeHost) -> [StreamingRoute] {
        [uplink(of: host), parcels(of: host)]
    }

    private static func uplink(of host: any NodeHost) -> StreamingRoute {
        StreamingRoute(
            "/v1/uplink", for: .linking,
            "Talk with the parent: frames up and down as lines of JSON, as long as both want."
        ) { request, call in
            let conversation = ServedConversation(
                uplink: try await host.uplink(for: call.requester.caller), coding: FrameCoding())
            return Response(
                // Whatever ends it, nobody speaks of something else on this connection.
                status: .ok,
                headers: [.contentType: "application/x-ndjson", .connection: "close"],
                body: ResponseBody { writer in
                    try await conversation.run(request.body, writer)
                })
        }
    }

    private static func parcels(of host: any NodeHost) -> StreamingRoute {
        StreamingRoute(
            isGet: true, "/v1/parcels/{digest}", for: .linking,
            "The bytes of an offered version, or of a difference, from any byte on."
        ) { request, call in
            let offset = try ParcelRoute.offset(of: request)
            let uplink = try await host.uplink(for: call.requester.caller)
            let pieces = try await uplink.parcel(
                ParcelID(call.arguments["digest"] ?? ""), from: offset)
            return Response(
                status: offset > 0 ? .partialContent : .ok,
                headers: ParcelRoute.headers(from: offset),
                body: ResponseBody { writer in
                    for try await piece in pieces {
                        try await writer.write(ByteBuffer(bytes: piece))
                    }
                    try await writer.finish(nil)
                })
        }
    }
}
