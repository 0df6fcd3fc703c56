import Foundation
import Link
import NIOCore
import Testing
import Wire

/// What callers that send nonsense, too much or too slowly get, and that others do not notice.
@Suite(.timeLimit(.minutes(2))) struct HostileCallersTests {
    private func head(_ method: String, _ target: String, _ more: String = "") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(more)\r\n"
    }

    private func expectAlive(_ address: ListenAddress) async throws {
        let reply = try await RawConnection.exchange(head("GET", "/v1/status"), with: address)
        #expect(reply.status == 200)
    }

    /// Whether a connection has a place: without one it is closed unread.
    private func isServed(_ address: ListenAddress) async throws -> Bool {
        var reply: String?
        do {
            try await RawConnection.open(address) { connection in
                try await connection.send(head("GET", "/v1/status"))
                reply = try await connection.until("\r\n\r\n")
            }
        } catch is ChannelError {
        } catch is IOError {}
        return reply?.hasPrefix("HTTP/1.1 200") == true
    }

    @Test func oversizedHeadsAreRefused() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    head("GET", "/v1/status", "X: \(String(repeating: "a", count: 100_000))\r\n"))
                let reply = try await connection.reply()
                #expect(reply.status == 431)
                #expect(reply.header("content-type") == "application/json")
                let sentence =
                    "the head of the request is larger than 32768 bytes, the most that is read, or "
                    + "has too many fields; send what is long in the body"
                #expect(reply.body.contains("\"message\":\"\(sentence)\""))
                try await connection.end()
            }
            try await expectAlive(address)
        }
        await desk.stop()
    }

    @Test func whatIsNoHTTPIsStillABadRequest() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send("\u{1}\u{2} nonsense\r\n\r\n")
                #expect(try await connection.reply().status == 400)
            }
            try await expectAlive(address)
        }
        await desk.stop()
    }

    @Test func bodiesThatSayTheyAreTooLargeAreRefusedUnread() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    head("POST", "/v1/tasks/desk/ask", "Content-Length: 1048577\r\n"))
                let reply = try await connection.reply()
                #expect(reply.status == 413)
                #expect(reply.body.contains("larger than 1048576 bytes"))
            }
        }
        await desk.stop()
    }

    @Test func endlessBodiesAreCutOff() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    head("POST", "/v1/tasks/desk/ask", "Transfer-Encoding: chunked\r\n"))
                let chunk = "10000\r\n" + String(repeating: " ", count: 65536) + "\r\n"
                do {
                    for _ in 0..<1000 { try await connection.send(chunk) }
                    Issue.record("sixty megabytes were read")
                } catch {
                    // The server closed the connection while more was sent.
                }
            }
            try await expectAlive(address)
        }
        await desk.stop()
    }

    @Test func headsThatNeverEndLoseTheirPlace() async throws {
        let desk = try DeskNode()
        var limits = ServerLimits()
        limits.idle = .seconds(1)
        limits.connections = 1
        try await serving(desk.host, limits: limits) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send("GET /v1/status HTTP/1.1\r\nHost: local")
                try await connection.end()
            }
            // The server counts the place as free a moment after the caller sees the end.
            while try await !isServed(address) {}
        }
        await desk.stop()
    }

    @Test func bodiesThatComeTooSlowlyAreRefused() async throws {
        let desk = try DeskNode()
        var limits = ServerLimits()
        limits.body = .milliseconds(50)
        try await serving(desk.host, limits: limits) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    head("POST", "/v1/tasks/desk/ask", "Content-Length: 100\r\n") + "{\"fie")
                let reply = try await connection.reply()
                #expect(reply.status == 408)
                #expect(reply.body.contains("too slowly"))
                try await connection.end()
            }
        }
        await desk.stop()
    }

    @Test func unwantedBodiesDoNotHoldAConnection() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    head("POST", "/v1/nonsense", "Content-Length: 3\r\n") + "abc"
                        + head("GET", "/health"))
                #expect(try await connection.reply().status == 404)
                #expect(try await connection.reply().status == 200)
            }
        }
        await desk.stop()
    }

    @Test func twoLengthsAreRefused() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(
                head(
                    "POST", "/v1/tasks/desk/ask",
                    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
                with: address)
            #expect(reply.status == 400)
        }
        await desk.stop()
    }

    @Test(arguments: [
        "//v1/status", "/v1//status", "/v1/..%2fstatus", "/v1/../v1/status", "/v1/status/",
        "/v1/%00", "/v1/questions/%00", "/v1/questions/%ff%fe", "/v1/questions/%zz",
        "/v1/questions?limit=99999999999999999999", "/v1/questions?limit=-1",
        "/v1/questions?limit=1e3", "/v1/questions?offset=%00", "/v1/questions?state=lost",
        "/v1/questions?colour=red", "/v1/answers/q1?wait=nan", "/v1/answers/q1?wait=1e400",
        "/v1/jobs/-1", "/v1/jobs/9223372036854775808", "/v1/versions/..%2f..%2fetc%2fpasswd",
        "/v1/questions/q%0d%0aX-Evil:%201", "*", "/%2e%2e/%2e%2e/etc/passwd",
    ])
    func strangePathsAreRefusedInWords(target: String) async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(head("GET", target), with: address)

            #expect((400..<500).contains(reply.status), "\(reply)")
            let error = try JSONDecoder().decode(NodeError.self, from: Data(reply.body.utf8))
            #expect(!error.message.isEmpty)
            #expect(reply.header("X-Evil") == nil)
        }
        await desk.stop()
    }

    @Test(arguments: [
        ("{\"fields\": {\"text\": ", "line 1, column 21"), ("", "the body is empty"),
        ("{}", "fields is missing"), ("[]", "not an object"), ("{\"fields\": 1}", "fields is not"),
        ("{\"fields\": {\"text\": [1]}}", "fields.text is not"),
        ("{\"fields\": {\"text\": 1e999}}", "fields.text"),
        ("{\"fields\": {}, \"top\": 1e30}", "too large, or not whole"),
        ("{\"fields\": {}, \"top\": 1.5}", "too large, or not whole"),
        ("{\"fields\": {}, \"wait\": -1}", "wait must be from 0.0 to 300.0"),
        ("{\"fields\": {}, \"timeToLive\": 0}", "timeToLive must be above 0"),
        ("{\"fields\": {\"text\": \"\\ud800\"}}", "fields.text is"),
        ("{\"fields\": {\"text\": {\"pixels\": \"###\"}}}", "not base64"),
        ("{\"fields\": {\n01}", "line 2, column 1: a key in quotes should be here"),
    ])
    func strangeBodiesAreRefusedInWords(body: String, words: String) async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(
                head("POST", "/v1/tasks/desk/ask", "Content-Length: \(body.utf8.count)\r\n")
                    + body, with: address)

            #expect([400, 422].contains(reply.status))
            #expect(reply.body.contains(words), "\(reply.body.prefix(300))")
        }
        await desk.stop()
    }

    @Test(arguments: ["[", "{\"a\":"])
    func deepNestingIsRefused(piece: String) async throws {
        let desk = try DeskNode()
        let body = String(repeating: piece, count: 100_000)
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(
                head("POST", "/v1/tasks/desk/ask", "Content-Length: \(body.utf8.count)\r\n")
                    + body, with: address)

            #expect(reply.status == 400)
            #expect(reply.body.contains("nested more than 500 deep"))
        }
        await desk.stop()
    }

    @Test func bytesThatAreNoTextAreRefused() async throws {
        let desk = try DeskNode()
        try await serving(desk.host) { address, _ in
            try await RawConnection.open(address) { connection in
                let body =
                    Array("{\"fields\": {\"text\": \"".utf8) + [0xFF, 0xFE] + Array("\"}}".utf8)
                try await connection.send(
                    head("POST", "/v1/tasks/desk/ask", "Content-Length: \(body.count)\r\n"))
                try await connection.send(body)
                #expect(try await connection.reply().status == 400)
            }
            try await expectAlive(address)
        }
        await desk.stop()
    }
}
