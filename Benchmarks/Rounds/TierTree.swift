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
    let learningTask: LearningTask

    /// Makes and joins the nodes, parents before their children, and imports their examples.
    init(
        _ places: [Place], taskFile: TaskFile, seed: UInt64, workspace: Workspace
    ) async throws {
        self.places = places
        learningTask = taskFile.task
        for place in places {
            let node = try await Self.node(place, taskFile, seed, workspace)
            nodes[place.name] = node
            guard let parent = place.parent.flatMap({ nodes[$0] }) else { continue }
            try await node.becomeChild(of: parent)
        }
    }

    var task: String { learningTask.name }

    var top: Node {
        get throws { try self[places[0].name] }
    }

    /// The names of the tiers, lowest first.
    var tiers: [String] {
        places.reversed().map(\.tier).reduce(into: []) { tiers, tier in
            if !tiers.contains(tier) { tiers.append(tier) }
        }
    }

    func nodes(of tier: String) -> [String] {
        places.filter { $0.tier == tier }.map(\.name)
    }

    /// The node of a tier that is on the way up from a leaf, or the leaf itself.
    func node(of tier: String, above leaf: String) -> String? {
        var place = places.first { $0.name == leaf }
        while let here = place, here.tier != tier {
            place = places.first { $0.name == here.parent }
        }
        return place?.name
    }

    subscript(name: String) -> Node {
        get throws {
            guard let node = nodes[name] else { throw BenchError("there is no node \(name)") }
            return node
        }
    }

    private static func node(
        _ place: Place, _ taskFile: TaskFile, _ seed: UInt64, _ workspace: Workspace
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
        return try Node.open(folder: folder, options: .init(worksByItself: true, seed: seed))
    }

    /// Stops all, children before their parents.
    func stop() async {
        for place in places.reversed() { await nodes[place.name]?.stop() }
    }

    /// What each node was asked and passed up so far.
    func flows() async throws -> [String: Flow] {
        var flows: [String: Flow] = [:]
        for (name, node) in nodes {
            flows[name] = try await node.tree().entries.first { $0.kind == .this }?.flow
        }
        return flows
    }

    /// Waits until nothing is on its way: no job, every offer decided on, nothing in an outbox, and
    /// what waits below is what waits at the top.
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
        let parents = Set(places.compactMap(\.parent))
        var waiting = 0
        for place in places where !parents.contains(place.name) {
            waiting += try await self[place.name].status().waiting
        }
        guard try await top.status().waiting == waiting else { return false }
        for place in places {
            guard try await isAtRest(place) else { return false }
        }
        return true
    }

    private func isAtRest(_ place: Place) async throws -> Bool {
        let node = try self[place.name]
        guard try await node.jobs(limit: 1).allSatisfy(\.state.isOver),
            let own = try await node.tree().entries.first(where: { $0.kind == .this }),
            own.queued == 0
        else { return false }
        guard let parent = place.parent,
            let live = try await self[parent].tasks().first?.liveVersion
        else { return true }
        return own.standings.contains {
            $0.live != nil && $0.desired == "\(parent) v\(live)"
                && ($0.desired == $0.reported || !$0.remark.isEmpty)
        }
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
