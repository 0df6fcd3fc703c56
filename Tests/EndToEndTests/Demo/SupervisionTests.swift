import Testing

@testable import tideline

/// In which order a tree's processes start and end, and what becomes of one that ends by itself.
@Suite struct SupervisionTests {
    /// `top` over `left` and `right`, `leaf` under `left`.
    private static let topology = Topology(
        console: "top",
        nodes: [
            TopologyNode(name: "top", tier: "cloud", parent: nil, tasks: []),
            TopologyNode(name: "left", tier: "edge", parent: "top", tasks: []),
            TopologyNode(name: "right", tier: "edge", parent: "top", tasks: []),
            TopologyNode(name: "leaf", tier: "on-prem", parent: "left", tasks: []),
        ])

    @Test func `children start once their parent serves`() {
        var tree = Supervision(Self.topology)

        #expect(tree.handle(.begin) == [.start("top")])
        #expect(
            tree.handle(.serves("top")) == [
                .show("top", count: 1), .start("left"), .start("right"),
            ])
        #expect(tree.handle(.serves("right")) == [.show("right", count: 2)])
        #expect(tree.handle(.serves("left")) == [.show("left", count: 3), .start("leaf")])
        #expect(tree.handle(.serves("leaf")) == [.show("leaf", count: 4), .complete])
    }

    @Test func `they end from the leaves up`() {
        var tree = running()

        #expect(
            tree.handle(.stop) == [
                .setDeadline(seconds: 15), .askToEnd("right"), .askToEnd("leaf"),
            ])
        #expect(tree.handle(.ended("leaf", lastWords: "stopped")) == [.askToEnd("left")])
        #expect(tree.handle(.ended("right", lastWords: "stopped")).isEmpty)
        #expect(tree.handle(.ended("left", lastWords: "stopped")) == [.askToEnd("top")])
        #expect(tree.handle(.ended("top", lastWords: "stopped")) == [.over(failure: nil)])
    }

    @Test func `those that do not end in time are killed`() {
        var tree = running()
        _ = tree.handle(.stop)
        _ = tree.handle(.ended("leaf", lastWords: ""))

        #expect(tree.handle(.timeIsUp) == [.kill("top"), .kill("left"), .kill("right")])
    }

    @Test func `one that is killed comes back, ever later when it does not serve`() {
        var tree = running()

        #expect(tree.handle(.ended("left", lastWords: "")) == [.pause("left", seconds: 0.5)])
        #expect(tree.handle(.pauseIsOver("left")) == [.start("left")])
        #expect(tree.handle(.ended("left", lastWords: "")) == [.pause("left", seconds: 1)])
        #expect(tree.handle(.pauseIsOver("left")) == [.start("left")])
        #expect(
            tree.handle(.cannotStart("left", reason: "x")) == [.pause("left", seconds: 2)])
        _ = tree.handle(.pauseIsOver("left"))
        #expect(tree.handle(.serves("left")).isEmpty)
        #expect(tree.handle(.ended("left", lastWords: "")) == [.pause("left", seconds: 0.5)])
    }

    @Test func `a tree that cannot start ends, and says which node and why`() {
        var tree = Supervision(Self.topology)
        _ = tree.handle(.begin)
        _ = tree.handle(.serves("top"))

        let effects = tree.handle(.ended("left", lastWords: "error the disk is full"))

        #expect(effects == [.setDeadline(seconds: 15), .askToEnd("right")])
        #expect(tree.handle(.ended("right", lastWords: "")) == [.askToEnd("top")])
        #expect(
            tree.handle(.ended("top", lastWords: "")) == [
                .over(failure: "the node left ended before it served: error the disk is full")
            ])
    }

    @Test func `a root that cannot be made ends at once`() {
        var tree = Supervision(Self.topology)
        _ = tree.handle(.begin)

        #expect(
            tree.handle(.cannotStart("top", reason: "the disk is full")) == [
                .setDeadline(seconds: 15),
                .over(failure: "the node top cannot start: the disk is full"),
            ])
    }

    @Test func `nothing starts any more once it is to stop`() {
        var tree = running()
        _ = tree.handle(.ended("leaf", lastWords: ""))
        _ = tree.handle(.stop)

        #expect(tree.handle(.pauseIsOver("leaf")).isEmpty)
        #expect(tree.handle(.stop).isEmpty)
    }

    private func running() -> Supervision {
        var tree = Supervision(Self.topology)
        _ = tree.handle(.begin)
        for node in Self.topology.nodes { _ = tree.handle(.serves(node.name)) }
        return tree
    }
}
