import Link
import Wire

extension NodeSession {
    /// Attaches to the node that serves at a socket of this machine.
    static func attach(socket path: String) -> NodeSession {
        NodeSession(attached: RemoteNode(RemoteAddress(socket: path)))
    }

    /// Attaches to a node over the network.
    static func attach(_ place: RemotePlace) throws(NodeError) -> NodeSession {
        let address = try NodeAddress(url: place.url, certificate: place.certificate)
        return NodeSession(attached: try RemoteNode(address, token: place.token))
    }
}
