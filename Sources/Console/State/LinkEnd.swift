package import Wire

/// The other end of a link of the node that is looked at: a child, or its parent.
package struct LinkEnd: Equatable, Sendable {
    /// Nil for the parent.
    package let child: NodeID?
    /// What is called when the link is named: the child's or the parent's name.
    package let name: String
    package let isHeld: Bool
    /// The nodes that hang below the link, the child included.
    let nodesBelow: Int
    /// What waits to go up through it.
    let queued: Int
}

extension ConsoleState {
    /// The link that the selected row of the tree stands for; nil where it stands for none.
    var linkAtHand: LinkEnd? {
        guard linkReason == nil, let branch = tiers.selected?.branch else { return nil }
        let isHeld = branch.entry.link == .held
        guard !branch.isThis else {
            return LinkEnd(
                child: nil, name: node.tree.parent?.entry.name ?? "the parent", isHeld: isHeld,
                nodesBelow: 0, queued: branch.entry.queued)
        }
        return LinkEnd(
            child: NodeID(branch.entry.id), name: branch.entry.name, isHeld: isHeld,
            nodesBelow: branch.size, queued: branch.entry.queued)
    }

    /// Why no link can be cut or joined at the selected row.
    var linkReason: String? {
        guard let branch = tiers.selected?.branch, let this = node.tree.this else {
            return "no node is selected"
        }
        let entry = branch.entry
        guard branch.isNode else { return "\(entry.name) is no node: it has no link" }
        if branch.isThis { return ownLinkReason(entry) }
        guard branch.isBelow else {
            return "\(entry.name) is not below \(nodeName): D on \(nodeName) cuts its own link up"
        }
        return entry.parent == this.entry.id
            ? nil : "its link hangs on \(branch.above): look into that node, D works there"
    }

    private func ownLinkReason(_ entry: TreeEntry) -> String? {
        guard entry.link != nil else { return "\(entry.name) has no parent: there is no link" }
        // Once cut at this end it could not be told to join it again.
        return isDrilled
            ? "this console came through that link: go back, D on \(entry.name) cuts it there" : nil
    }
}
