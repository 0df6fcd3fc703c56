internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
package import Wire

extension InvitationLink {
    /// Redeems the invitation at the node that gave it.
    ///
    /// The secret is sent only once the node has shown the certificate that the invitation names.
    ///
    /// - Parameters:
    ///   - node: the identity of the child that joins; nil for the other roles.
    ///   - name: its readable name.
    ///   - tier: its tier.
    /// - Returns: what it was given, and how the node is reached from now on.
    /// - Throws: `.forbidden` for another certificate and for an invitation that is not valid any
    ///   more, `.unavailable` when the node cannot be reached.
    package func redeem(
        node: NodeID? = nil, name: String? = nil, tier: String? = nil
    ) async throws(NodeError) -> (grant: JoinGrant, address: NodeAddress) {
        let address = NodeAddress(host: address.host, port: address.port, trust: try await known())
        let caller = try LinkCaller(address: address, token: nil, silence: 10)
        do {
            var request = caller.request(.POST, "/v1/join")
            request.headers.add(name: "Content-Type", value: "application/json")
            let body = JoinRequest(secret: secret, node: node, name: name, tier: tier)
            request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(body)))
            let response = try await caller.response(to: request)
            let reply = try await response.body.collect(upTo: 64 * 1024)
            let grant = try JSONDecoder().decode(
                JoinGrant.self, from: Data(reply.readableBytesView))
            return (grant, address)
        } catch {
            throw caller.nodeError(error)
        }
    }

    private func known() async throws(NodeError) -> NodeAddress.Trust {
        switch trust {
        case .plain: .plain
        case .authorities: .authorities
        case .fingerprint(let fingerprint):
            .certificate(
                try await CertificateProbe.certificate(at: address, expecting: fingerprint))
        }
    }
}
