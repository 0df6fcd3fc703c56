/// The nodes above and below, this one, and its classes of clients.
package struct Tree: Codable, Equatable, Sendable {
    /// Parents before their children.
    package var entries: [TreeEntry]

    package init(entries: [TreeEntry]) {
        self.entries = entries
    }
}
