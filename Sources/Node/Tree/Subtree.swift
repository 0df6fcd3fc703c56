package import Wire

/// Everybody below a node, as its children tell it.
package struct Subtree: Equatable, Sendable {
    private var branches: [NodeID: Branch] = [:]

    package init() {}

    /// Every node below, without order.
    package var below: [NodeID] {
        branches.values.flatMap { $0.ids.map { NodeID($0) } }
    }

    /// Whether the node is a child or below one.
    package func contains(_ node: NodeID) -> Bool { holder(of: node) != nil }

    /// The child in whose branch the node is.
    package func holder(of node: NodeID) -> NodeID? {
        if branches[node] != nil { return node }
        let holding = branches.values.filter { $0.contains(node.text) }
        // The one that is there now, where two claim it.
        return (holding.first { $0.link == .connected } ?? holding.first)?.child
    }

    /// Takes a child in, or notes how the link to it is now.
    package mutating func meet(
        _ child: NodeID, name: String, tier: String, link: LinkState, at moment: Timestamp
    ) {
        guard branches[child] != nil else {
            branches[child] = Branch(
                child: child, name: name, tier: tier, link: link, heardAt: moment)
            return
        }
        branches[child]?.link = link
        branches[child]?.heardAt = moment
    }

    package mutating func setLink(_ link: LinkState, of child: NodeID) {
        branches[child]?.link = link
    }

    package mutating func heard(_ child: NodeID, at moment: Timestamp) {
        branches[child]?.heardAt = moment
    }

    package mutating func remove(_ child: NodeID) {
        branches[child] = nil
    }

    /// Takes in what a child says of itself and those below it.
    ///
    /// It cannot speak for another child, for the nodes `besides`, nor for a node below another
    /// child that is connected.
    package mutating func take(
        _ report: NodeReport, from child: NodeID, besides: Set<NodeID>, at now: Timestamp
    ) {
        guard var branch = branches[child] else { return }
        let others = branches.values.filter { $0.child != child }
        branch.take(report, at: now) { id in
            besides.contains(NodeID(id)) || branches[NodeID(id)] != nil
                || others.contains { $0.link == .connected && $0.contains(id) }
        }
        branch.heardAt = now
        branches[child] = branch
        for entry in report.entries {
            for other in others where other.link != .connected && other.contains(entry.id) {
                guard entry.id != other.child.text else { continue }
                branches[other.child]?.remove(entry.id)
            }
        }
    }

    /// Every entry below, parents before their children, the branches by name.
    package func entries(under node: NodeID, staleAfter: Double) -> [TreeEntry] {
        branches.values.map { $0.entries(under: node, staleAfter: staleAfter) }
            .sorted { left, right in
                let (first, second) = (left.first, right.first)
                return (first?.name ?? "", first?.id ?? "") < (second?.name ?? "", second?.id ?? "")
            }
            .flatMap { $0 }
    }
}
