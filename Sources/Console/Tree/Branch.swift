package import Wire

/// One entry of the tree with its place in it; made once for each tree that the node tells.
///
/// Shared by every list of rows that shows it, so that ten thousand of them are cheap to pass
/// round.
package final class Branch: Equatable, Sendable {
    package let entry: TreeEntry
    package let depth: Int
    /// How many entries it stands for, itself included.
    package let size: Int
    /// The name of the entry above; empty at a root.
    package let above: String
    /// Whether it is a node further down than the one that is looked at.
    package let isBelow: Bool
    /// What the words of a filter look in.
    package let searchText: String

    init(_ entry: TreeEntry, depth: Int, size: Int, above: String, isBelow: Bool) {
        self.entry = entry
        self.depth = depth
        self.size = size
        self.above = above
        self.isBelow = isBelow
        var text = entry.name
        text += " "
        text += entry.tier
        for version in entry.versions {
            text += " "
            text += version
        }
        searchText = text
    }

    package var hasChildren: Bool { size > 1 }
    package var isNode: Bool { entry.kind == .this || entry.kind == .node }
    package var isThis: Bool { entry.kind == .this }

    package static func == (left: Branch, right: Branch) -> Bool {
        left === right
            || left.depth == right.depth && left.size == right.size && left.above == right.above
                && left.isBelow == right.isBelow && left.entry == right.entry
    }
}
