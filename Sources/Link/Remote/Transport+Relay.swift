internal import Foundation
package import Wire

extension Transport {
    /// The way to a node below another one, by its links.
    ///
    /// - Parameters:
    ///   - node: Any node that has the other in its subtree.
    ///   - id: The node below.
    ///   - name: Whoever acts, for the audit log there.
    ///   - role: What that person may do there.
    /// - Returns: a transport without streams.
    package static func relay(
        by node: any NodeAPI, to id: NodeID, as name: String, role: Role
    ) -> Transport {
        Transport(name: "node \(id)") { request in
            let reply = try await node.relay(
                RelayedRequest(
                    method: request.method, path: request.target,
                    body: String(decoding: request.body, as: UTF8.self), by: name, role: role),
                to: id)
            return Reply(status: reply.status, body: Data(reply.body.utf8))
        }
    }
}
