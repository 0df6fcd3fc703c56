import Foundation
import Learning
import Node
import Wire

/// Real nodes in this process, each with a store of its own, joined as children and parents.
final class TierTree {
    /// One node's place.
    struct Place {
        var name: String
        var tier: String
        /// Nil at the top.
        var parent: String?
        var examples: String?
    }

    private(set) var nodes: [String: Node] = [:]
    let places: [Place]
    let task: String

    /// Makes and joins the nodes, parents before their children, and imports their examples.
    init(_ places: [Place], taskFile: TaskFile, workspace: Workspace) async throws {
        self.places = places
        task = taskFile.task.name
        for place in places {
            let node = try await Self.node(place, taskFile, workspace)
            nodes[place.name] = node
            guard let parent = place.parent.flatMap({ nodes[$0] }) else { continue }
            try await node.becomeChild(of: parent)
        }
    }

    subscript(name: String) -> Node {
        get throws {
            guard let node = nodes[name] else { throw BenchError("there is no node \(name)") }
            return node
        }
    }

    private static func node(
        _ place: Place, _ taskFile: TaskFile, _ workspace: Workspace
    ) async throws -> Node {
        var file = taskFile
        // Rounds retrain when they are told to, so that every run does the same.
        file.retrain = RetrainSettings(newExamples: nil, everyHours: nil, accuracyFall: nil)
        file.data = DataFiles()
        let path = workspace.path("\(place.name).task")
        try TaskFile.text(for: file).write(toFile: path, atomically: true, encoding: .utf8)
        let folder = workspace.path(place.name)
        try NodeSetup.create(folder: folder, name: place.name, tier: place.tier, tasks: [path])
        if let examples = place.examples {
            let shy = try Node.opened(folder)
            try shy.importFile(examples, task: file.task.name)
            await shy.stop()
        }
        return try Node.open(folder: folder, options: .init(worksByItself: true, seed: 1))
    }

    /// Stops all, children before their parents.
    func stop() async {
        for place in places.reversed() { await nodes[place.name]?.stop() }
    }

    /// Waits until nothing is on its way: no job, nothing in an outbox, every offer decided on.
    func settle() async throws {
        let begun = Stopwatch.now()
        var quiet = 0
        while quiet < 3 {
            guard Stopwatch.seconds(since: begun) < 300 else {
                throw BenchError("the tree did not come to rest within five minutes")
            }
            try await Task.sleep(for: .milliseconds(30))
            quiet = try await isAtRest() ? quiet + 1 : 0
        }
    }

    private func isAtRest() async throws -> Bool {
        for node in nodes.values {
            guard try await node.jobs(limit: 1).allSatisfy(\.state.isOver) else { return false }
            let own = try await node.tree().entries.first { $0.kind == .this }
            guard let own, own.queued == 0 else { return false }
            let isAdopting = own.standings.contains {
                $0.desired != $0.reported && $0.remark.isEmpty
            }
            if isAdopting { return false }
        }
        return true
    }
}

extension Node {
    /// Joins a parent in the same process, as over a network: by an invitation.
    func becomeChild(of parent: Node) async throws {
        let invitation = try await parent.invite(
            InvitationRequest(role: .node, name: name, validFor: 3600), by: "bench")
        let grant = try await parent.redeem(
            JoinRequest(secret: invitation.secret, node: id, name: name, tier: tier))
        guard let caller = try await parent.caller(token: grant.token) else {
            throw BenchError("the parent of \(name) does not know its own credential")
        }
        try await join(grant, address: "in this process")
        try await connect(to: parent.uplink(for: caller))
    }
}
