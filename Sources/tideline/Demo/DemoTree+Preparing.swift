import Foundation
import Node
import Store
import Wire

extension DemoTree {
    /// Makes the node and has it join its parent, which serves by now; returns whether it is new.
    func prepare(_ node: TopologyNode) async throws -> Bool {
        let isNew = try maker.make(node)
        guard let parent = node.parent else { return isNew }
        try await join(node, to: parent)
        return isNew
    }

    private func join(_ node: TopologyNode, to parent: String) async throws {
        throw NodeError(.unavailable, "not built yet")
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
    /// Reads a topology and makes ready to run it; throws what is wrong with the file or the folder.
    static func make(topologyFile: String, folder: DemoFolder, samples: String) throws -> DemoTree {
        let text: String
        do {
            text = try String(contentsOfFile: topologyFile, encoding: .utf8)
        } catch {
            throw NodeError(.notFound, "cannot read the topology \(topologyFile); check the path")
        }
        let topology = try Topology(parsing: text, file: topologyFile)
        do {
            for node in topology.nodes {
                try FileManager.default.createDirectory(
                    atPath: folder.node(node.name), withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
            var ports = LoopbackPorts(folder: folder.path)
            try ports.choose(for: topology.nodes.map(\.name))
            return DemoTree(
                topology, folder: folder, samples: samples, ports: ports,
                program: ThisProgram.path)
        } catch {
            throw NodeError(
                .unavailable,
                "cannot make the nodes' folders in \(folder.path): \(error); make it writable or "
                    + "choose another one with --data")
        }
    }
}
