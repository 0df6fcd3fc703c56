import Foundation
import Link
import Testing
import Wire

/// What goes in and out line by line and event by event.
@Suite struct StreamsTests {
    private func head(_ method: String, _ target: String, _ more: String = "") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(more)\r\n"
    }

    @Test func aQuestionIsFollowedToItsAnswer() async throws {
        let desk = try DeskNode()
        let id = try await desk.host.ask("printer").id
        var limits = ServerLimits()
        limits.api.beat = .milliseconds(10)
        try await serving(desk.host, limits: limits) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(head("GET", "/v1/answers/\(id)/events"))
                let first = try await connection.until("event: waiting\ndata: ")
                #expect(first?.contains("text/event-stream") == true)
                #expect(try await connection.until(":\n\n") != nil)

                _ = try await desk.host.label(
                    LabelRequest(question: id, verdict: .known("wifi"), operatorName: "anna"))

                _ = try await connection.until("event: answered\ndata: ")
                let data = try await connection.until("\n\n")
                #expect(data?.contains("\"name\":\"wifi\"") == true)
                #expect(try await connection.until("0\r\n\r\n") != nil)
            }
        }
        await desk.stop()
    }

    @Test func goodLinesGoInThoughOthersAreBad() async throws {
        let desk = try DeskNode()
        let lines = """
            {"fields": {"text": "a printer"}, "name": "printer"}

            {"fields": {"text": "a wifi"}, "name": "wifi", "source": "human"}
            {"fields": {"text": "a dog"}, "name": "dog"}
            {"fields": {"text":
            {"fields": {"text": "a printer"}, "name": "printer"}
            """
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(
                head(
                    "POST", "/v1/tasks/desk/examples",
                    "Content-Length: \(lines.utf8.count)\r\n") + lines, with: address)

            #expect(reply.status == 200)
            #expect(reply.body.contains("\"added\":2"))
            #expect(reply.body.contains("\"duplicates\":1"))
            #expect(reply.body.contains("\"refusedCount\":2"))
            #expect(reply.body.contains("\"place\":4"))
            #expect(reply.body.contains("\"place\":5"))
        }
        await desk.stop()
    }

    @Test func anEndlessLineIsRefusedAndWhatCameBeforeIsIn() async throws {
        let desk = try DeskNode()
        var limits = ServerLimits()
        limits.api.bodyBytes = 1000
        try await serving(desk.host, limits: limits) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    head("POST", "/v1/tasks/desk/examples", "Transfer-Encoding: chunked\r\n"))
                for text in [
                    "{\"fields\": {\"text\": \"kept\"}, \"name\": \"wifi\"}\n",
                    String(repeating: "x", count: 1500),
                ] {
                    try await connection.send(
                        String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
                }
                let reply = try await connection.reply()

                #expect(reply.status == 413)
                #expect(
                    reply.body.contains(
                        "line 2 is longer than 1000 bytes; what came before it is in"))
            }
        }
        #expect(try await desk.host.examples(task: "desk", offset: 0, limit: 9).count == 1)
        await desk.stop()
    }

    @Test func examplesComeOutAsLinesOrAsAPage() async throws {
        let desk = try DeskNode()
        let rows = (0..<1100).map {
            ExampleRow(fields: ["text": .text("row \($0)")], name: "wifi", source: .stream)
        }
        _ = try await desk.host.addExamples(rows, task: "desk")
        try await serving(desk.host) { address, _ in
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    head(
                        "GET", "/v1/tasks/desk/examples?offset=50&limit=1000",
                        "Accept: application/x-ndjson\r\n"))
                let text = try #require(try await connection.until("0\r\n\r\n"))
                #expect(text.contains("application/x-ndjson"))
                #expect(text.components(separatedBy: "\"fields\"").count - 1 == 1000)
                #expect(text.contains("row 50\"") && text.contains("row 1049\""))
            }
            let page = try await RawConnection.exchange(
                head("GET", "/v1/tasks/desk/examples?limit=2"), with: address)
            #expect(page.body.components(separatedBy: "\"fields\"").count - 1 == 2)
            let tooMany = try await RawConnection.exchange(
                head("GET", "/v1/tasks/desk/examples?limit=10001"), with: address)
            #expect(tooMany.status == 400)
            #expect(tooMany.body.contains("not a whole number from 1 to 10000"))
        }
        await desk.stop()
    }

    @Test func aBadQuestionSpoilsNoOtherOfItsBatch() async throws {
        let desk = try DeskNode()
        try await desk.train()
        let body = """
            {"questions": [{"fields": {"text": "the printer has a paper jam"}},
            {"fields": {"colour": "red"}}, {"fields": {"text": "zebra"}, "wait": 999}]}
            """
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(
                head(
                    "POST", "/v1/tasks/desk/ask-batch",
                    "Content-Length: \(body.utf8.count)\r\n") + body, with: address)

            #expect(reply.status == 200)
            #expect(reply.body.contains("\"name\":\"printer\""))
            #expect(reply.body.contains("colour"))
            #expect(reply.body.contains("wait must be from 0.0 to 300.0"))
        }
        await desk.stop()
    }

    @Test func figuresAreThereForPrometheus() async throws {
        let desk = try DeskNode()
        _ = try await desk.host.ask("printer")
        try await serving(desk.host) { address, _ in
            let reply = try await RawConnection.exchange(head("GET", "/metrics"), with: address)

            #expect(reply.header("content-type") == "text/plain; version=0.0.4; charset=utf-8")
            for line in [
                "tideline_waiting 1\n", "tideline_examples{task=\"desk\"} 0\n",
                "tideline_jobs{state=\"queued\"} 0\n", "tideline_outbox 0\n",
                "# TYPE tideline_http_replies_total counter\n",
            ] {
                #expect(reply.body.contains(line), "\(line)")
            }
        }
        await desk.stop()
    }
}
