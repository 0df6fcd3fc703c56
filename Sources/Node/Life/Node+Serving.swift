internal import Store
package import Wire

/// The parent that a node joined, and how it is reached.
package struct ParentPlace: Equatable, Sendable {
    package var name: String
    package var tier: String
    /// `https://host:port`.
    package var address: String
    /// The one certificate to trust, as PEM; nil where authorities vouch, or without TLS.
    package var certificate: String?
    package var token: String
}

extension Node {
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

    /// The parent that the node joined; nil at the top.
    package func parentPlace() throws(NodeError) -> ParentPlace? {
        do {
            return try store.uplink().map {
                ParentPlace(
                    name: $0.name, tier: $0.tier, address: $0.address,
                    certificate: $0.certificate, token: $0.token)
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Forgets the parent: what waits, waits here for a human from now on.
    ///
    /// Returns the parent that was left; throws `.conflict` when there is none.
    package func leave() throws(NodeError) -> ParentPlace {
        guard let parent = try parentPlace() else {
            throw NodeError(.conflict, "\(identity.name) has no parent to leave")
        }
        do {
            try store.clearUplink()
            self.parent.leave()
            loadLive()
        } catch {
            throw NodeError(wrapping: error)
        }
        journal.write(.info, "link", "left \(parent.name) (\(parent.tier))", changed: [.tree])
        return parent
    }
}
