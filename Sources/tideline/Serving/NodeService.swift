import Foundation
import Link
import Node
import Wire

/// What makes the node of this process one that others can speak to: its socket, its addresses on
/// the network, and its connection to the parent.
actor NodeService {
    /// Where it listens on the network, and how.
    struct Listening: Equatable, Sendable {
        var addresses: [ListenAddress] = []
        var certificate: String?
        var key: String?
    }

    private let node: Node
    private let socket: SocketPlace
    private let listening: Listening

    init(node: Node, folder: String, listening: Listening = Listening()) {
        self.node = node
        self.listening = listening
        socket = SocketPlace(folder: folder)
    }

    /// Starts to serve; returns the places where it does.
    func start() async throws -> [String] {
        throw NodeError(.unavailable, "not built yet")
    }

    /// Takes no more requests, and waits for those under way at the most so long.
    func stop(within seconds: Double) async {
        socket.remove()
    }
}
