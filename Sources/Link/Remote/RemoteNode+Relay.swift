internal import Foundation
internal import Wire

extension RemoteNode {
    /// Has the remote node relay a request further down; what the last node refuses is its reply.
    func relayed(_ request: RelayedRequest, to node: NodeID) async throws -> RelayedReply {
        let prefix = "/v1/nodes/\(PercentCoding.encoded(node.text))/api"
        let separator = request.path.contains("?") ? "&" : "?"
        let reply = try await transport.send(
            Transport.Request(
                method: request.method,
                target: prefix + request.path + separator + "by="
                    + PercentCoding.encoded(request.by),
                body: Data(request.body.utf8), contentType: APIReply.ContentType.json.rawValue,
                patience: Self.patience))
        // What the last node says is no such failure.
        if let failure = try? json.decode(RelayFailure.self, from: reply.body) {
            throw failure.error
        }
        return RelayedReply(
            status: reply.status, body: String(decoding: reply.body, as: UTF8.self))
    }
}
