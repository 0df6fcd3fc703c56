import Foundation
import Link
import Testing
import Wire

/// What a remote node says when the other end is not what it should be.
@Suite struct RemoteNodeTests {
    @Test(arguments: [
        ("http://box:70", "http://box:70"), ("box", "http://box:7654"),
        ("https://[::1]:7", "https://[::1]:7"), ("http+unix:///run/a%20b", "/run/a b"),
        ("http://box/", "http://box:7654"),
    ])
    func readsAddresses(text: String, read: String) {
        #expect(RemoteAddress(text)?.description == read)
    }

    @Test(arguments: ["", "ftp://box", "http://box/path", "http+unix://relative", "a b"])
    func refusesOtherAddresses(text: String) {
        #expect(RemoteAddress(text) == nil)
    }

    @Test func aNodeThatIsNotThereIsNamed() async throws {
        let node = RemoteNode(try #require(RemoteAddress("127.0.0.1:1")))
        let said = await refusal { try await node.status() }

        #expect(said?.code == .unavailable)
        #expect(said?.message.contains("the node at http://127.0.0.1:1 cannot be reached") == true)
        #expect(said?.message.contains("see that it runs there") == true)
    }

    @Test func aSocketThatIsNotThereIsNamed() async throws {
        let said = await refusal {
            try await RemoteNode(RemoteAddress(socket: "/nowhere/s")).status()
        }

        #expect(said?.code == .unavailable)
        #expect(said?.message.contains("/nowhere/s") == true)
    }

    @Test func somethingElseThanANodeIsToldFromOne() async throws {
        let other = RemoteNode(
            Transport(name: "box") { _ in .init(status: 502, body: Data("<html>".utf8)) })
        let odd = RemoteNode(
            Transport(name: "box") { _ in .init(status: 200, body: Data("1".utf8)) })

        let first = await refusal { try await other.tasks() }
        let second = await refusal { try await odd.tasks() }

        #expect(
            first?.message
                == "box replied to GET /v1/tasks with the status 502 and no reason; see that it "
                + "is a Tideline")
        #expect(second?.message.contains("with something else than a node does") == true)
    }

    @Test func changesComeBackWithTheNode() async throws {
        let desk = try DeskNode()
        let path = desk.folder + "/s"
        let remote = RemoteNode(RemoteAddress(socket: path))
        var changes = remote.changes().makeAsyncIterator()
        let first = await changes.next(isolation: #isolation)
        #expect(first == Set(Topic.allCases))

        for _ in 0..<2 {
            try await serving(desk.host, socket: path) { _, _ in
                while let topics = await changes.next(isolation: #isolation),
                    topics != Set(Topic.allCases)
                {}
                let status = try await remote.status()
                #expect(status.name == "box")
            }
        }
        await desk.stop()
    }
}
