import Foundation
import Link
import Logging
import ServiceLifecycle
import Testing
import Wire

/// How a server begins and ends.
@Suite struct StoppingTests {
    private func head(_ method: String, _ target: String, _ more: String = "") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(more)\r\n"
    }

    /// Runs a server in a group that `body` shuts down gracefully, and returns when it has ended.
    private func stopping(
        _ desk: DeskNode, socket: String? = nil,
        _ body: (ListenAddress, ServiceGroup) async throws -> Void
    ) async throws {
        let server = Server(
            host: desk.host,
            options: .init(
                addresses: [ListenAddress(host: "127.0.0.1", port: 0)], socket: socket))
        let group = ServiceGroup(
            services: [server],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body(try #require(await server.whenOpen().first), group)
            try await tasks.waitForAll()
        }
    }

    @Test func whoWaitsIsToldWhereTheQuestionStandsAndStreamsEnd() async throws {
        let desk = try DeskNode()
        try await stopping(desk) { address, group in
            try await RawConnection.open(address) { stream in
                try await stream.send(head("GET", "/v1/changes"))
                _ = try await stream.until("event: changes")
                try await RawConnection.open(address) { waiting in
                    let body =
                        "{\"fields\": {\"text\": \"printer\"}, \"wait\": 300, \"id\": \"q1\"}"
                    try await waiting.send(
                        head("POST", "/v1/tasks/desk/ask", "Content-Length: \(body.utf8.count)\r\n")
                            + body)
                    for await _ in desk.host.changes() {
                        if try await desk.host.questions(QuestionQuery()).total == 1 { break }
                    }

                    await group.triggerGracefulShutdown()

                    let reply = try await waiting.reply()
                    #expect(reply.status == 202)
                    #expect(reply.body.contains("\"id\":\"q1\""))
                    #expect(try await stream.until("0\r\n\r\n") != nil)
                }
            }
        }
        await desk.stop()
    }

    @Test func theSocketIsItsOwnersAloneAndGoesWithTheServer() async throws {
        let desk = try DeskNode()
        let path = desk.folder + "/s"
        try await stopping(desk, socket: path) { _, group in
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o600)
            await group.triggerGracefulShutdown()
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        await desk.stop()
    }

    @Test func aServerThatStopsSaysSo() async throws {
        let desk = try DeskNode()
        let readiness = Readiness(.open)
        let router = APIRouter(host: desk.host, readiness: readiness)
        let caller = Requester.local(origin: "here")
        let ask = APIRequest(method: "GET", target: "/ready")

        let open = await router.respond(to: ask, from: caller)
        readiness.change(to: .draining)
        let draining = await router.respond(to: ask, from: caller)

        #expect(open.status == 200)
        #expect(draining.status == 503)
        #expect(draining.headers.map(\.name) == ["Retry-After"])
        await desk.stop()
    }

    @Test func aPlaceThatIsTakenIsNamed() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            let second = Server(host: desk.host, options: .init(addresses: [address]))
            let said = await refusal { try await second.run() }

            #expect(said?.code == .unavailable)
            #expect(
                said?.message
                    == "cannot listen at \(address): another program listens there; stop it, or "
                    + "give another address")
        }
        await desk.stop()
    }

    @Test func aSocketsPathThatIsTooLongIsRefused() async throws {
        let desk = try DeskNode()
        let path = "/tmp/" + String(repeating: "a", count: 120)
        let said = await refusal {
            try await Server(host: desk.host, options: .init(socket: path)).run()
        }

        #expect(said?.message.contains("too long for a socket (107 bytes at most)") == true)
        await desk.stop()
    }
}
