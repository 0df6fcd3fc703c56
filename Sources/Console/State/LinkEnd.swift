package import Wire

/// A link of the tree that can be cut and joined: from the node that is looked at, or one further
/// down, to a child; or from the node that is looked at to its parent.
package struct LinkEnd: Equatable, Sendable {
    /// Nil for the parent.
    package let child: NodeID?
    /// The node further down whose child it is; nil for the one that is looked at.
    package let holder: NodeID?
    /// The names of the nodes at its two ends.
    let lower: String
    let upper: String
    package let isHeld: Bool
    /// The nodes that hang below the link, the child included.
    let nodesBelow: Int
    /// What waits to go up through it.
    let queued: Int

    /// What is called when the link is named: the child's or the parent's name.
    package var name: String { child == nil ? upper : lower }
}

extension ConsoleState {
    /// The link that the selected row of the tree stands for; nil where it stands for none.
    var linkAtHand: LinkEnd? {
        guard linkReason == nil, let branch = tiers.selected?.branch else { return nil }
        let isHeld = branch.entry.link == .held
        guard !branch.isThis else {
            return LinkEnd(
                child: nil, holder: nil, lower: nodeName,
                upper: node.tree.parent?.entry.name ?? "the parent", isHeld: isHeld,
                nodesBelow: 0, queued: branch.entry.queued)
        }
        let holder = holder(of: branch)
        return LinkEnd(
            child: NodeID(branch.entry.id), holder: holder.map { NodeID($0.entry.id) },
            lower: branch.entry.name, upper: holder?.entry.name ?? nodeName, isHeld: isHeld,
            nodesBelow: branch.size, queued: branch.entry.queued)
    }

    /// Why no link can be cut or joined at the selected row.
    var linkReason: String? {
        guard let branch = tiers.selected?.branch, node.tree.this != nil else {
            return "no node is selected"
        }
        let entry = branch.entry
        guard branch.isNode else { return "\(entry.name) is no node: it has no link" }
        if branch.isThis { return ownLinkReason(entry) }
        guard branch.isBelow else {
            return "\(entry.name) is not below \(nodeName): D on \(nodeName) cuts its own link up"
        }
        // The node above it is asked to cut it, so that one must be there.
        return holder(of: branch).flatMap { holder in
            unreachableReason(holder).map { "\(entry.name) hangs on \(holder.entry.name); \($0)" }
        }
    }

    /// The node further down whose child a node is; nil for a child of the one that is looked at.
    private func holder(of branch: Branch) -> Branch? {
        guard let id = branch.entry.parent, id != node.tree.this?.entry.id else { return nil }
        return node.tree[id]
    }

    private func ownLinkReason(_ entry: TreeEntry) -> String? {
        guard entry.link != nil else { return "\(entry.name) has no parent: there is no link" }
        // Once cut at this end it could not be told to join it again.
        return isDrilled
            ? "this console came through that link: go back, D on \(entry.name) cuts it there" : nil
    }
}
