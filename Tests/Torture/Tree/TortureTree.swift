/// Who is whose child in a torture tree, as data.
package struct TortureTree: Equatable, Sendable {
    package struct Member: Equatable, Sendable {
        package var name: String
        package var tier: String
        /// Nil at the top.
        package var parent: String?

        package init(_ name: String, _ tier: String, under parent: String? = nil) {
            self.name = name
            self.tier = tier
            self.parent = parent
        }
    }

    /// Parents before their children.
    package var members: [Member]

    package init(_ members: [Member]) { self.members = members }

    /// Five nodes in four tiers: what the short form runs.
    package static let small = TortureTree([
        Member("cloud", "cloud"),
        Member("region", "near edge", under: "cloud"),
        Member("shore", "far edge", under: "region"),
        Member("coast", "on-prem", under: "shore"),
        Member("office", "on-prem", under: "shore"),
    ])

    /// Seven nodes in four tiers: what the long form runs.
    package static let large = TortureTree(
        small.members + [
            Member("hills", "far edge", under: "region"),
            Member("north", "on-prem", under: "hills"),
        ])

    package var names: [String] { members.map(\.name) }
    /// The links, by their lower ends.
    package var links: [String] { members.filter { $0.parent != nil }.map(\.name) }
    package var top: String { members.first { $0.parent == nil }?.name ?? "" }

    /// Those without children: where questions are asked.
    package var leaves: [String] { names.filter { children(of: $0).isEmpty } }

    /// Those who have children.
    package var parents: [String] { names.filter { !children(of: $0).isEmpty } }

    package func parent(of name: String) -> String? {
        members.first { $0.name == name }?.parent
    }

    package func children(of name: String) -> [String] {
        members.filter { $0.parent == name }.map(\.name)
    }

    /// From a node up to the top, both included.
    package func path(from name: String) -> [String] {
        var path = [name]
        while let parent = parent(of: path[path.count - 1]) { path.append(parent) }
        return path
    }
}
