import Foundation
import Learning
import Link
import Synchronization
import Testing
import Wire

@testable import Node

/// A node without data that others join, in a folder that goes with it.
final class ParentNode: Sendable {
    let folder = TemporaryFolder()
    let node: Node
    private let ahead = Ahead()

    static let child = NodeID("00112233445566aa")

    init(name: String = "cloud", pace: LinkPace = .usual) throws {
        let task = folder.path + "/desk.task"
        try """
        format = 1
        [task]
        name = "desk"
        classes = ["printer", "wifi"]
        [field text]
        kind = "text"
        [target]
        accuracy = 0.8
        """.write(toFile: task, atomically: true, encoding: .utf8)
        try NodeSetup.create(
            folder: folder.path + "/data", name: name, tier: name, tasks: [task])
        let ahead = ahead
        let clock = NodeClock(
            now: { NodeClock.system.now().advanced(bySeconds: ahead.seconds) },
            ticks: NodeClock.system.ticks)
        node = try Node.open(
            folder: folder.path + "/data",
            options: .init(
                worksByItself: false, clock: clock, seed: 1, pace: pace,
                secrets: SecretSource(SeededGenerator(seed: 1))))
    }

    /// Lets time pass at the node.
    func advance(bySeconds seconds: Double) {
        ahead.seconds += seconds
    }

    var certificate: ServerCertificate {
        get throws {
            try ServerCertificate.own(
                folder: folder.path + "/data", name: "cloud",
                now: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        }
    }

    func invite(_ role: Role, name: String = "edge", validFor: Double = 60) async throws -> String {
        try await node.invite(
            InvitationRequest(role: role, name: name, validFor: validFor), by: "anna"
        ).secret
    }

    /// Redeems an invitation on the spot.
    func join(
        _ role: Role = .node, as child: NodeID = ParentNode.child
    ) async throws -> JoinGrant {
        try await node.redeem(
            JoinRequest(
                secret: try await invite(role, name: role.rawValue),
                node: role == .node ? child : nil))
    }

    /// Serves the node while `body` runs.
    func serve(
        withTLS: Bool = false, at port: Int = 0, limits: ServerLimits = ServerLimits(),
        _ body: (ListenAddress) async throws -> Void
    ) async throws {
        let server = Server(
            host: node,
            options: .init(
                addresses: [ListenAddress(host: "127.0.0.1", port: port)],
                tls: withTLS ? try certificate : nil, limits: limits))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            try await body(try #require(await server.whenOpen().first))
            group.cancelAll()
        }
    }

    /// What was refused so far, as `METHOD PATH STATUS by NAME`.
    func refusals() async throws -> [String] {
        try await node.audit(limit: 1000).filter { $0.verb == "refused" }
            .map { "\($0.object) \($0.reason.split(separator: ", ")[1]) by \($0.by)" }
    }
}

/// By how much a clock is ahead.
private final class Ahead: Sendable {
    private let value = Mutex(0.0)

    var seconds: Double {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
