import Link
import Testing
import Wire

/// Runs a server while `body` runs, and hands over its address.
func serving(
    _ host: any NodeHost, limits: ServerLimits = ServerLimits(), socket: String? = nil,
    streaming: [StreamingRoute] = [],
    _ body: (ListenAddress, Server) async throws -> Void
) async throws {
    let server = Server(
        host: host,
        options: .init(
            addresses: [ListenAddress(host: "127.0.0.1", port: 0)], socket: socket,
            limits: limits),
        streaming: streaming)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let address = try #require(await server.whenOpen().first)
        try await body(address, server)
        group.cancelAll()
    }
}

/// Which way a node is reached.
enum Way: String, CaseIterable, Sendable {
    /// The node itself.
    case itself
    case http
    case socket
    /// Requests as values, as they come down from above.
    case relay
    /// By HTTP to another node that has this one below it.
    case below
}

/// Opens a desk node and hands it over the way that is wanted.
func withNode(
    _ way: Way, isTrained: Bool = false,
    _ body: (any NodeAPI, DeskNode) async throws -> Void
) async throws {
    let desk = try DeskNode()
    if isTrained { try await desk.train() }
    switch way {
    case .itself: try await body(desk.host, desk)
    case .http:
        try await serving(desk.host) { address, _ in
            try await body(RemoteNode(try #require(RemoteAddress("\(address)"))), desk)
        }
    case .socket:
        let path = desk.folder + "/s"
        try await serving(desk.host, socket: path) { _, _ in
            try await body(RemoteNode(RemoteAddress(socket: path)), desk)
        }
    case .relay:
        let above = try DeskNode()
        above.host.setBelow(NodeID("b"), APIRouter(host: desk.host))
        var transport = Transport.relay(
            by: above.host, to: NodeID("b"), as: "anna", role: .operator)
        transport.pollingPause = .milliseconds(5)
        try await body(RemoteNode(transport), desk)
        await above.stop()
    case .below:
        let above = try DeskNode()
        above.host.setBelow(NodeID("b"), APIRouter(host: desk.host))
        try await serving(above.host) { address, _ in
            let remote = RemoteNode(try #require(RemoteAddress("\(address)")))
            try await body(remote.nodeBelow(NodeID("b")), desk)
        }
        await above.stop()
    }
    await desk.stop()
}
