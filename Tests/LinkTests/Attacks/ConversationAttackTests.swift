import NIOCore
import Node
import Testing
import Wire

@testable import Link

/// A child that keeps to no rule, over real HTTP.
@Suite struct ConversationAttackTests {
    private func withUplink(
        _ body: (UnrulyConnection, ParentNode) async throws -> Void
    ) async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let grant = try await parent.join(.node)
            let connection = try await UnrulyConnection.open(address)
            try await connection.send(
                [
                    "POST /v1/uplink HTTP/1.1", "Host: \(address)",
                    "Authorization: Bearer \(grant.token)", "Transfer-Encoding: chunked", "", "",
                ].joined(separator: "\r\n"))
            try await body(connection, parent)
        }
        await parent.node.stop()
    }

    private func chunk(_ text: String) -> String {
        String(text.utf8.count, radix: 16) + "\r\n\(text)\r\n"
    }

    @Test(arguments: [
        ("\n", "it is not JSON, or of no known kind"),
        ("{}\n", "it is of another kind"),
        ("[1\n", "it is not JSON, or of no known kind"),
        (#"{"hello":{"_0":{"version":1}}}"# + "\n", "hello._0 lacks node"),
        (#"{"applied":{"upTo":"9"}}"# + "\n", "applied.upTo is of another kind"),
        ("\u{0}\u{1}\n", "it is not JSON, or of no known kind"),
    ])
    func aLineThatIsNoFrameEndsIt(line: String, reason: String) async throws {
        try await withUplink { connection, _ in
            try await connection.send(chunk(line))

            let reply = try await connection.untilClosed()

            #expect(reply.status == 200)
            let said = "a line of the conversation is no frame: \(reason)"
            #expect(reply.contains(said), "\(reply)")
            #expect(reply.contains(#"{"refused":"#))
        }
    }

    @Test func aLineWithoutEndEndsIt() async throws {
        try await withUplink { connection, parent in
            let piece = chunk(String(repeating: "x", count: 1 << 20))
            // The other side stops reading when it has seen enough.
            for _ in 0..<64 where (try? await connection.send(piece)) != nil {}

            let reply = try await connection.untilClosed()

            // What it says may be lost when it closes upon what is still being sent.
            #expect(reply.status == 200 || reply.isEmpty)
            #expect(try await parent.node.status().name == "cloud")
        }
    }

    @Test func aHelloMustComeFirst() async throws {
        try await withUplink { connection, _ in
            try await connection.send(chunk(#"{"beat":{}}"# + "\n"))

            #expect(
                try await connection.untilClosed().contains("a conversation begins with a hello"))
        }
    }

    @Test func aFloodOfFramesIsEnded() async throws {
        try await withUplink { connection, _ in
            let hello = try FrameCoding().line(UpFrame.hello(.from(ParentNode.child)))
            let batch = try FrameCoding().line(
                UpFrame.questions(
                    batch: (1...1024).map { .asked("q\($0)", "x", sequence: $0) }))
            try await connection.send(chunk(String(buffer: hello)))
            let flood = chunk(String(buffer: batch))
            // It is cut off at some point of this.
            for _ in 0..<16 where (try? await connection.send(flood)) != nil {}

            let reply = try await connection.untilClosed()

            #expect(reply.status == 200 || reply.isEmpty)
        }
    }

    @Test func whatBreaksOffInALineIsNotTaken() async throws {
        try await withUplink { connection, parent in
            let hello = try FrameCoding().line(UpFrame.hello(.from(ParentNode.child)))
            let batch = try FrameCoding().line(UpFrame.questions(batch: [.asked("q1", "x")]))
            try await connection.send(
                chunk(String(buffer: hello)) + chunk(String(buffer: batch).dropLast().description)
                    + "0\r\n\r\n")

            _ = try await connection.untilClosed()

            #expect(try await parent.node.questions(QuestionQuery()).rows.isEmpty)
        }
    }
}
