import Foundation
import Link
import Wire

extension NodeSession {
    /// Attaches to the node that serves at a socket of this machine.
    static func attach(socket path: String) async throws -> NodeSession {
        throw NodeError(.unavailable, "not built yet")
    }

    /// Attaches to a node over the network.
    static func attach(_ place: RemotePlace) async throws -> NodeSession {
        throw NodeError(.unavailable, "not built yet")
    }
}
