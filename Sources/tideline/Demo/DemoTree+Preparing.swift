import Foundation
import Link
import Node
import Store
import Wire

extension DemoTree {
    /// How long the last run of a node may take to end: a node that serves drains and closes.
    private static let patience = 20.0

    /// Makes the node and has it join its parent, which serves by now; returns whether it is new.
    func prepare(_ node: TopologyNode) async throws -> Bool {
        let isNew = try await make(node)
        guard let parent = node.parent else { return isNew }
        try await join(node, to: parent)
        return isNew
    }

    /// Makes the node unless it is there; waits for the processes of a demo that was killed, which
    /// end by themselves.
    private func make(_ node: TopologyNode) async throws -> Bool {
        let begun = ContinuousClock.now
        report.show(node.name, .making)
        while true {
            do {
                return try maker.make(node)
            } catch let error as NodeError
                where error.code == .held && ContinuousClock.now - begun < .seconds(Self.patience)
            {
                report.show(node.name, .waiting)
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// A child that has joined before is only told where its parent is now.
    private func join(_ node: TopologyNode, to parent: String) async throws {
        let folder = folder.node(node.name)
        guard let served = servedAddress(parent) else {
            throw NodeError(.unavailable, "\(parent) does not say where it listens")
        }
        if try NodeSetup.parentMoved(to: served.url, folder: folder) { return }
        report.show(node.name, .joining(parent: parent))
        let link = try await invite(node, to: parent, at: served)
        let opened = try Node.open(folder: folder, options: Node.Options(worksByItself: false))
        do {
            _ = try await Joining.join(opened, by: link)
            await opened.stop()
        } catch {
            await opened.stop()
            throw error
        }
    }

    private func invite(
        _ node: TopologyNode, to parent: String, at served: ServedAddress
    ) async throws -> InvitationLink {
        let session = try await NodeSession.start(
            folder: folder.node(parent), worksByItself: false)
        let budget = node.budgetKilobytes.map { Budget(bytes: $0 * 1000) }
        let invitation = try await session.node.invite(
            InvitationRequest(role: .node, name: node.name, validFor: 600, budget: budget),
            by: "demo")
        return InvitationLink(
            address: served.address, secret: invitation.secret, trust: served.trust)
    }

    func servedAddress(_ name: String) -> ServedAddress? {
        LockHolder(folder: folder.node(name))?.addresses.first.flatMap { ServedAddress($0) }
    }

    /// Whether the node's process can be spoken to.
    func isServing(_ name: String) -> Bool {
        LockHolder(folder: folder.node(name))?.socket.map(UnixSocket.answers) ?? false
    }

    /// Sets how fast the node is asked.
    func feed(_ name: String, _ questionsPerSecond: Double) async throws {
        let session = try await NodeSession.start(
            folder: folder.node(name), worksByItself: false)
        _ = try await session.node.setFeeder(
            isPaused: false, questionsPerSecond: questionsPerSecond)
        await session.close()
    }
}

extension DemoTree {
    /// Reads a topology and makes ready to run it; throws what is wrong with the file or the
    /// folder.
    static func make(topologyFile: String, folder: DemoFolder, samples: String) throws -> DemoTree {
        let text: String
        do {
            text = try String(contentsOfFile: topologyFile, encoding: .utf8)
        } catch {
            throw NodeError(.notFound, "cannot read the topology \(topologyFile); check the path")
        }
        let topology = try Topology(parsing: text, file: topologyFile)
        do {
            try FileManager.default.createDirectory(
                atPath: folder.path, withIntermediateDirectories: true)
            let hold = try DemoHold(folder, console: topology.console)
            for node in topology.nodes {
                try FileManager.default.createDirectory(
                    atPath: folder.node(node.name), withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
            var ports = LoopbackPorts(folder: folder.path)
            try ports.choose(for: topology.nodes.map(\.name))
            return DemoTree(
                topology, folder: folder, hold: hold, samples: samples, ports: ports,
                program: ThisProgram.path)
        } catch let error as NodeError {
            throw error
        } catch {
            throw NodeError(
                .unavailable,
                "cannot make the nodes' folders in \(folder.path): \(SystemReason(error)); make "
                    + "it a writable folder, or choose another one with --data")
        }
    }
}
