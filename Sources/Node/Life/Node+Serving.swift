internal import Store
package import Wire

extension Node {
    /// The node's name for people.
    package var name: String { identity.name }

    /// Writes into the folder's lock file where the node can be spoken to.
    package func announce(socket: String?, addresses: [String]) throws(NodeError) {
        do {
            try store.announce(socket: socket, addresses: addresses)
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Adds a warning to the node's events.
    package func note(warning text: String) {
        journal.write(.warning, "node", text)
    }
}
