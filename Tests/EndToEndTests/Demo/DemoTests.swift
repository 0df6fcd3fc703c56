import Foundation
import Testing
import Wire

/// A tree of processes that starts and ends as one.
@Suite(.serialized)
struct DemoTests {
    private static let topology = """
        format = 1
        console = "top"

        [node top]
        tier = "cloud"
        tasks = ["tickets"]

        [node middle]
        tier = "edge"
        parent = "top"
        tasks = ["tickets"]

        [node leaf]
        tier = "on-prem"
        parent = "middle"
        tasks = ["tickets"]

        """
    private static let names = ["top", "middle", "leaf"]

    @Test func `the tree is there, and is gone with the demo`() throws {
        let node = try TemporaryNode()
        let demo = try start(node)
        let top = "\(node.base)/demo/top"

        let tree = try node.succeed(["tree", "--data", top, "--json"]).json(Tree.self)
        demo.send(SIGTERM)

        #expect(try demo.end().code == 0)
        let nodes = tree.entries.filter { $0.kind == .this || $0.kind == .node }
        #expect(Set(nodes.map(\.name)).isSuperset(of: ["top", "middle"]))
        for name in Self.names {
            let outcome = try node.run("doctor", "--data", "\(node.base)/demo/\(name)")
            #expect(outcome.output.contains("ok   store: "))
        }
    }

    @Test func `a file in the place of its folder is named`() throws {
        let node = try TemporaryNode()
        let file = "\(node.base)/demo"
        try "no folder".write(toFile: file, atomically: true, encoding: .utf8)

        let outcome = try launch(node).end()

        #expect(outcome.code == 1)
        #expect(
            outcome.errors.contains(
                "cannot make the nodes' folders in \(file): File exists; make it a writable "
                    + "folder, or choose another one with --data"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "no folder")
    }

    @Test func `no process is left when the demo is killed, and the next one goes on`() throws {
        let node = try TemporaryNode()
        let killed = try start(node)
        killed.send(SIGKILL)
        #expect(try killed.end().code == 128 + SIGKILL)

        for name in Self.names {
            try TemporaryNode.waitUntilFree("\(node.base)/demo/\(name)")
        }
        let second = try start(node)

        second.send(SIGINT)
        #expect(try second.end().code == 0)
    }

    /// Starts the tree and returns once it is whole.
    private func start(_ node: TemporaryNode) throws -> Child {
        let socket = try NotifySocket(in: node.base)
        let demo = try launch(node, environment: ["NOTIFY_SOCKET": socket.path])
        #expect(try socket.next() == "READY=1")
        return demo
    }

    private func launch(
        _ node: TemporaryNode, environment: [String: String] = [:]
    ) throws -> Child {
        let samples = try node.file(
            "tickets.task", in: "samples/tickets", Data(Rows.declaration().utf8))
        let file = try node.file("small.topology", Self.topology)
        return try node.start(
            [
                "demo", "--no-console", "--data", "\(node.base)/demo", "--topology", file,
                "--samples", (samples as NSString).deletingLastPathComponent,
            ], environment: environment)
    }
}
