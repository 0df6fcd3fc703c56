import Node
import Synchronization
import Testing
import Wire

/// A node of a tree under test: real stores, and uplinks in this process.
final class Member: Sendable {
    let bench: Workbench
    let plug = Plug()
    private let pace: LinkPace
    private let running: Mutex<Node>
    private let lives = Mutex<UInt64>(1)

    /// Fast enough that no test waits long for a second try.
    ///
    /// A machine that is busy with other tests is no reason to take a link for lost.
    static let pace = LinkPace(
        beat: 0.4, firstRest: 0.005, longestRest: 0.05, heldRest: 0.01, relay: 120)

    init(
        _ name: String, tier: String = "edge", rows: [(String, String)] = Workbench.seedRows,
        watch: String = "", isTrained: Bool = false, tick: UInt64 = 0,
        pace: LinkPace = Member.pace
    ) async throws {
        self.pace = pace
        bench = try Workbench(rows: rows, name: name, tier: tier, tick: tick, watch: watch)
        running = Mutex(
            isTrained
                ? try await bench.openTrained(pace: pace) : try bench.open(pace: pace))
    }

    var node: Node { running.withLock { $0 } }

    /// Makes this the child of `parent`; whatever restarts, the link finds it again.
    ///
    /// Unless it takes versions, it does not know the parent's key and has to ask: without data of
    /// its own it would else answer with the parent's model.
    func join(_ parent: Member, takesVersions: Bool = false) async throws {
        try await joinOnly(parent, publicKey: takesVersions ? nil : "")
        try await connect(to: parent)
    }

    /// Redeems an invitation without connecting.
    func joinOnly(_ parent: Member, publicKey: String? = nil) async throws {
        let above = parent.node
        try await node.join(
            JoinGrant(
                token: "secret", credential: CredentialID(1), role: .node, name: node.name,
                node: above.id, nodeName: above.name, nodeTier: above.tier,
                publicKey: try publicKey ?? above.publicKey()),
            address: "here")
    }

    func connect(to parent: Member) async throws {
        parent.plug.set(parent.node)
        try await node.connect(to: PluggedUplink(plug: parent.plug, child: node.id))
    }

    /// Sets this node's own budget, and connects anew.
    func declare(_ budget: Budget, to parent: Member) async throws {
        var settings = try await node.settings()
        settings.budget = budget
        try await node.keep(settings)
        try await connect(to: parent)
    }

    func stop() async {
        plug.set(nil)
        await node.stop()
    }

    /// Opens the node again on what is on its disk.
    func restart(passes: PhaseListener = PhaseListener()) throws {
        // Another seed: questions of the same moment get other names than before.
        let life = lives.withLock { lives in
            lives += 1
            return lives
        }
        let node = try bench.open(pace: pace, seed: life, passes: passes)
        running.withLock { $0 = node }
        plug.set(node)
    }
}

/// Where a parent is to be found; empty while it is stopped.
final class Plug: Sendable {
    private let node = Mutex<Node?>(nil)

    func set(_ node: Node?) {
        self.node.withLock { $0 = node }
    }

    func uplink(of child: NodeID) async throws -> any Uplink {
        guard let node = node.withLock({ $0 }) else {
            throw NodeError(.unavailable, "nobody listens")
        }
        return try await node.uplink(
            for: Caller(
                credential: CredentialID(1), role: .node, name: "child", node: child))
    }
}

/// The uplink to whoever is plugged in now.
struct PluggedUplink: Uplink {
    let plug: Plug
    let child: NodeID

    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        try await plug.uplink(of: child).converse(up)
    }

    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        try await plug.uplink(of: child).parcel(id, from: offset)
    }
}

extension Node {
    /// Asks, and waits for the answer from above.
    func ask(_ text: String, id: String? = nil, wait: Double) async throws -> AskReply {
        try await ask(
            AskRequest(
                task: "desk", id: id.map { QuestionID($0) }, fields: ["text": .text(text)],
                client: "test", wait: wait))
    }

    /// Returns once the condition holds; whatever may change is told.
    func reaches(_ condition: @Sendable (Node) async throws -> Bool) async throws {
        for await _ in changes() where try await condition(self) { return }
    }

    /// Returns once the question's standing answer is by `name`.
    func answer(to id: QuestionID, by name: String) async throws -> QuestionDetail {
        try await reaches { try await $0.question(id).row.by == name }
        return try await question(id)
    }

    func exampleNames() async throws -> [String] {
        try await examples(task: "desk", offset: 0, limit: 100).map(\.name)
    }

    var link: LinkState? {
        get async throws { try await tree().entries.first { $0.kind == .this }?.link }
    }
}

extension Node {
    /// Whether the question is known here and has no answer.
    func isWaiting(_ id: QuestionID) async throws -> Bool {
        try await questions(QuestionQuery()).rows.contains { $0.id == id }
    }
}
