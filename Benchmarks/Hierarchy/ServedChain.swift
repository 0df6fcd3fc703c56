import Foundation
import Learning
import Link
import Node
import ServiceLifecycle
import Wire

/// A chain of nodes in this process, each joined to the next over loopback HTTP.
final class ServedChain {
    private var nodes: [Node] = []
    private var servers: [ServerRun] = []
    /// What came down to the children of a star.
    let scales = Scales()

    var lowest: Node { nodes[0] }
    var top: Node { nodes[nodes.count - 1] }

    /// Makes one node per tier, the lowest first.
    init(_ tiers: [String], task: String, workspace: Workspace) async throws {
        for tier in tiers {
            let folder = workspace.path(tier)
            try NodeSetup.create(folder: folder, name: tier, tier: tier, tasks: [task])
            nodes.append(
                try Node.open(folder: folder, options: .init(worksByItself: true, seed: 1)))
        }
        for (child, parent) in zip(nodes, nodes.dropFirst()) {
            let server = try await ServerRun.start(
                parent, addresses: [ListenAddress(host: "127.0.0.1", port: 0)], socket: nil,
                certificate: nil, drainSeconds: 1)
            servers.append(server)
            try await child.becomeChild(of: parent, at: server.addresses[0])
        }
        for child in nodes.dropLast() { try await child.untilConnected() }
    }

    /// Makes a top and so many children of it.
    init(star count: Int, task: String, workspace: Workspace) async throws {
        for place in 0...count {
            let folder = workspace.path("star")
            let tier = place == count ? "cloud" : "far edge"
            try NodeSetup.create(
                folder: folder, name: place == count ? "cloud" : "edge-\(place)", tier: tier,
                tasks: [task])
            nodes.append(
                try Node.open(folder: folder, options: .init(worksByItself: true, seed: 1)))
        }
        let server = try await ServerRun.start(
            top, addresses: [ListenAddress(host: "127.0.0.1", port: 0)], socket: nil,
            certificate: nil, drainSeconds: 1)
        servers.append(server)
        for child in children {
            try await child.becomeChild(of: top, at: server.addresses[0], scales)
            try await child.untilConnected()
        }
    }

    /// All but the top.
    var children: ArraySlice<Node> { nodes.dropLast() }

    /// Where the top listens.
    var topAddress: ListenAddress { servers[servers.count - 1].addresses[0] }

    /// Has an operator at the top answer the rows beforehand.
    func teachTop(_ rows: [SyntheticTask.Row], of task: LearningTask) async throws {
        for row in rows {
            let reply = try await top.ask(
                AskRequest(task: task.name, fields: ["text": .text(row.text)]))
            guard case .waiting = reply.outcome else { continue }
            _ = try await top.label(
                LabelRequest(
                    question: reply.id, verdict: .known(task.classes[row.label]),
                    operatorName: "bench"))
        }
    }

    /// The question that waits at the top, once there is one.
    func waitingAtTop() async throws -> QuestionID {
        for await _ in top.changes() {
            if let row = try await top.questions(QuestionQuery()).rows.first { return row.id }
        }
        throw BenchError("the top stopped")
    }

    func stop() async {
        for node in nodes { await node.stop() }
        for server in servers { await server.stop() }
    }
}

extension Node {
    /// Joins a parent over the network.
    func becomeChild(
        of parent: Node, at address: ListenAddress, _ scales: Scales = Scales()
    ) async throws {
        let invitation = try await parent.invite(
            InvitationRequest(role: .node, name: name, validFor: 3600), by: "bench")
        let grant = try await parent.redeem(
            JoinRequest(secret: invitation.secret, node: id, name: name, tier: tier))
        let place = NodeAddress(host: address.host, port: address.port, trust: .plain)
        try await join(grant, address: "\(address)")
        try await connect(
            to: MeteredUplink(
                inner: RemoteUplink(address: place, token: grant.token), scales: scales))
    }

    func untilConnected() async throws {
        for await _ in changes() {
            let own = try await tree().entries.first { $0.kind == .this }
            if own?.link == .connected { return }
        }
    }
}
