internal import Foundation
package import NIOSSL
package import Wire

/// A node behind a network, behind a socket of this machine, or behind other nodes.
package struct RemoteNode: NodeAPI {
    let transport: Transport
    let json = APIJSON()

    /// Seconds that a reply may take beyond the wait that was asked for.
    static let patience = 30.0

    package init(_ transport: Transport) {
        self.transport = transport
    }

    /// Creates the image of the node at an address.
    ///
    /// - Parameters:
    ///   - address: Where it listens.
    ///   - token: The credential; nil on this machine.
    ///   - tls: What to trust; nil for the system's authorities.
    package init(_ address: RemoteAddress, token: String? = nil, tls: TLSConfiguration? = nil) {
        let connection = HTTPConnection(address, token: token, tls: tls)
        self.init(
            Transport(
                name: address.description, send: { try await connection.send($0) },
                listen: { try await connection.listen($0) }))
    }

    /// Returns the image of a node below this one, reached through it.
    package func nodeBelow(_ id: NodeID) -> RemoteNode {
        RemoteNode(transport.below("/v1/nodes/\(PercentCoding.encoded(id.text))/api"))
    }

    func get<Value: Decodable>(
        _ type: Value.Type, _ target: RequestTarget, patience: Double = RemoteNode.patience
    ) async throws -> Value {
        try await call("GET", target, patience: patience, gives: type)
    }

    /// Sends a request and decodes what it gives.
    func call<Value: Decodable>(
        _ method: String, _ target: RequestTarget, _ body: (any Encodable & Sendable)? = nil,
        patience: Double = RemoteNode.patience, gives type: Value.Type
    ) async throws -> Value {
        try await decoded(type, of: try request(method, target, body, patience: patience))
    }

    func decoded<Value: Decodable>(
        _ type: Value.Type, of request: Transport.Request
    ) async throws -> Value {
        let reply = try await send(request)
        do {
            return try json.decode(type, from: reply.body)
        } catch {
            throw NodeError(
                .unavailable,
                "\(transport.name) replied to \(request.method) \(request.target) with something "
                    + "else than a node does; see that it is a Tideline of this version")
        }
    }

    /// Sends a request whose reply says nothing.
    func perform(
        _ method: String, _ target: RequestTarget, _ body: (any Encodable & Sendable)? = nil
    ) async throws {
        _ = try await send(try request(method, target, body, patience: Self.patience))
    }

    private func request(
        _ method: String, _ target: RequestTarget, _ body: (any Encodable & Sendable)?,
        patience: Double
    ) throws -> Transport.Request {
        do {
            return Transport.Request(
                method: method, target: target.text,
                body: try body.map { try json.encode($0) } ?? Data(),
                contentType: APIReply.ContentType.json.rawValue, patience: patience)
        } catch {
            throw NodeError(.invalid, "the request cannot be written as JSON: \(error)")
        }
    }

    /// Sends a request; what is no success is thrown as the node said it.
    private func send(_ request: Transport.Request) async throws -> Transport.Reply {
        let reply = try await transport.send(request)
        guard !(200..<300).contains(reply.status) else { return reply }
        if let said = try? json.decode(NodeError.self, from: reply.body) { throw said }
        // Something between here and the node replied in its place.
        throw NodeError(
            .unavailable,
            "\(transport.name) replied to \(request.method) \(request.target) with the status "
                + "\(reply.status) and no reason; see that it is a Tideline")
    }
}
