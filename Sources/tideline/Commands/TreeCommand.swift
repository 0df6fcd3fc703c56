import ArgumentParser
import Wire

/// Shows the nodes above and below.
struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree",
        abstract: "Show the nodes above and below, how they are, and how old that is.",
        discussion: """
            Examples:
              tideline tree
              tideline tree --json
            """)

    @OptionGroup var node: NodeOptions

    func run() async throws {
        try await node.withNode { node in
            let now = try await node.status().at
            try self.node.printer.print(try await node.tree()) {
                TreeTable($0.entries, now: now).text
            }
        }
    }
}

/// Cuts the link to a child or to the parent, or joins it again.
struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Cut the link to a child or to the parent (hold), or join it again (join).",
        discussion: """
            While it is cut, questions and labels wait in the outbox below; nothing is lost.

            Examples:
              tideline link hold              # to the parent
              tideline link hold edge-7       # to a child
              tideline link join edge-7
            """)

    enum Deed: String, ExpressibleByArgument, CaseIterable {
        case hold, join
    }

    @OptionGroup var node: NodeOptions

    @Argument(help: "hold or join.")
    var deed: Deed

    @Argument(help: "The child's name or identity; the parent without.")
    var child: String?

    func run() async throws {
        try await node.withNode { node in
            let entry = try await child.asyncMap { try await node.child(named: $0) }
            try await node.setLink(
                to: entry.map { NodeID($0.id) }, isHeld: deed == .hold,
                by: self.node.operatorWord)
            let name = entry?.name ?? "the parent"
            try self.node.printer.print(Done(link: name, isHeld: deed == .hold)) { done in
                done.isHeld
                    ? "the link to \(done.link) is cut; join it again with: tideline link join"
                        + (entry.map { " \($0.name)" } ?? "")
                    : "the link to \(done.link) is to be there again"
            }
        }
    }

    struct Done: Encodable {
        var link: String
        var isHeld: Bool
    }
}

extension NodeAPI {
    /// Returns the child that a person names, by its name or its identity.
    func child(named name: String) async throws -> TreeEntry {
        let entries = try await tree().entries
        let this = entries.first { $0.kind == .this }
        let children = entries.filter { $0.kind == .node && $0.parent == this?.id }
        let matches = children.filter { $0.id == name || $0.name == name }
        guard let match = matches.first else {
            let names = children.map(\.name).joined(separator: ", ")
            throw NodeError(
                .notFound,
                "there is no child \"\(name)\""
                    + (names.isEmpty ? "; none has joined yet" : "; the children are \(names)"))
        }
        guard matches.count == 1 else {
            throw NodeError(
                .invalid,
                "\"\(name)\" is the name of \(matches.count) children; say which by its identity: "
                    + matches.map(\.id).joined(separator: ", "))
        }
        return match
    }
}

extension Optional {
    fileprivate func asyncMap<Value>(
        _ transform: (Wrapped) async throws -> Value
    ) async throws -> Value? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
