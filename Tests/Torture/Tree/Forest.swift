import Foundation

/// The processes of a tree, and the proxies between them.
package final class Forest: Sendable {
    package let tree: TortureTree
    package let base: String
    package let namespaces: Namespaces
    package let canShiftClocks: Bool
    /// By which the riddles are drawn.
    package let seed: UInt64
    private let nodes: [String: TortureNode]
    /// By the child's name.
    private let proxies: [String: Proxy]

    /// Makes the nodes, starts them, and joins each to its parent through its proxy.
    package init(
        _ tree: TortureTree, program: String, base: String, seed: UInt64
    ) throws {
        self.tree = tree
        self.seed = seed
        self.base = base
        try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
        let library = ClockShift.build(in: base)
        canShiftClocks = library != nil
        namespaces = Namespaces(for: tree.leaves)
        var nodes: [String: TortureNode] = [:]
        for name in tree.names {
            let (socket, port) = try Sockets.listen(at: "127.0.0.1")
            close(socket)
            nodes[name] = TortureNode(
                name, base: base, program: program, port: port,
                wrapper: namespaces.wrapper(for: name),
                // A child on another network dials nobody without it.
                usesTLS: namespaces.areThere
                    && tree.children(of: name).contains { tree.leaves.contains($0) },
                clockLibrary: library)
        }
        self.nodes = nodes
        var proxies: [String: Proxy] = [:]
        for name in tree.links {
            let parent = tree.parent(of: name).flatMap { nodes[$0] }
            proxies[name] = try Proxy(
                address: namespaces.proxyAddress(for: name), upstream: parent?.port ?? 0)
        }
        self.proxies = proxies
        try makeNodes()
        try joinAll()
    }

    package func node(_ name: String) throws -> TortureNode {
        guard let node = nodes[name] else { throw TortureError("there is no node \(name)") }
        return node
    }

    func proxy(above name: String) throws -> Proxy {
        guard let proxy = proxies[name] else { throw TortureError("no proxy above \(name)") }
        return proxy
    }

    private func makeNodes() throws {
        try Riddle.oracle.write(toFile: "\(base)/oracle", atomically: true, encoding: .utf8)
        chmod("\(base)/oracle", 0o755)
        for member in tree.members {
            let node = try node(member.name)
            ClockShift.set(0, file: node.clockFile)
            let path = "\(base)/\(member.name).task"
            try Riddle.declaration(isTop: member.parent == nil).write(
                toFile: path, atomically: true, encoding: .utf8)
            try node.run(["init", "--name", member.name, "--tier", member.tier, "--task", path])
        }
    }

    /// From the top down: who invites must serve, who joins must not.
    private func joinAll() throws {
        for member in tree.members {
            let node = try node(member.name)
            if let parent = member.parent {
                let address = namespaces.proxyAddress(for: member.name)
                let line = try self.node(parent).run([
                    "invite", "--name", member.name, "--json", "--address",
                    "\(address):\(try proxy(above: member.name).port)",
                ])
                struct Made: Decodable { var link: String }
                let made = try JSONDecoder().decode(Made.self, from: Data(line.utf8))
                try node.run(["join", made.link], in: namespaces.wrapper(for: member.name))
            }
            try node.start()
            try node.untilServing()
        }
    }

    /// Everything whole again, and everybody up.
    package func heal() throws {
        for proxy in proxies.values { proxy.set(.fair) }
        namespaces.joinAll()
        for name in tree.names {
            let node = try node(name)
            ClockShift.set(0, file: node.clockFile)
            node.limitFiles(to: nil)
            node.send(SIGCONT)
            if node.hasEnded {
                node.kill()
                try node.start()
            }
        }
        for name in tree.names { try node(name).untilServing() }
    }

    /// Ends all in order, and leaves their stores to be read.
    package func stop() throws {
        for name in tree.names.reversed() { try node(name).stop() }
    }

    /// Ends everything and takes it away, but for the files where they are to be looked at.
    package func remove(keepsFiles: Bool) {
        for node in nodes.values { node.kill() }
        for proxy in proxies.values { proxy.stop() }
        namespaces.remove()
        // What stays behind in the temporary directory harms nobody.
        if !keepsFiles { try? FileManager.default.removeItem(atPath: base) }
    }
}
