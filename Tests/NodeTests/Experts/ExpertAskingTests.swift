import Foundation
import Node
import Synchronization
import Testing
import Wire

/// Experts as real programs, asked by a real node with a real store.
@Suite(.serialized)
struct ExpertAskingTests {
    @Test func `a known question is answered, learned and remembered`() async throws {
        let desk = try ExpertDesk(script: ExpertDesk.answering(#""class":"wifi","confidence":0.9"#))
        let node = try desk.open()

        let reply = try await node.ask("nobody can send a fax")
        let row = try await node.answered(reply.id)

        #expect(row.answer == "wifi")
        #expect(row.via == .expert)
        #expect(row.by == "oracle")
        let tasks = try await node.tasks()
        #expect(tasks[0].exampleCount == 1)
        let again = try await node.ask("nobody can send a fax")
        #expect(again.answer?.via == .memory)
        await node.stop()
    }

    @Test func `unanswerable is an answer and no example`() async throws {
        let desk = try ExpertDesk(script: ExpertDesk.answering(#""unanswerable":true"#))
        let node = try desk.open()

        let row = try await node.answered(try await node.ask("what?").id)

        #expect(row.state == .unanswerable)
        #expect(try await node.tasks()[0].exampleCount == 0)
        await node.stop()
    }

    @Test(arguments: [
        (#""class":"fax","confidence":1"#, "the task has no class fax"),
        (#""class":"wifi""#, "its confidence is no number from 0 to 1"),
    ])
    func `a bad answer leaves the question to a human`(answer: String, why: String) async throws {
        let desk = try ExpertDesk(script: ExpertDesk.answering(answer))
        let node = try desk.open()

        let id = try await node.ask("hello?").id
        let remark = try await node.remark { $0.contains("none 1") }

        #expect(remark == "asked 1: answered 0, did not know 0, none 1; counted as none: \(why)")
        #expect(try await node.question(id).row.state == .waiting)
        _ = try await node.label(id, .known("printer"))
        #expect(try await node.question(id).row.answer == "printer")
        await node.stop()
    }

    @Test func `garbage and a flood of it end the program and harm nobody`() async throws {
        let desk = try ExpertDesk(script: "yes garbage")
        let node = try desk.open()

        let id = try await node.ask("hello?").id
        _ = try await node.remark { $0.contains("signal 9") }

        #expect(try await node.question(id).row.state == .waiting)
        await node.stop()
        #expect(desk.programs.isEmpty)
    }

    @Test func `an endless line ends the program`() async throws {
        let desk = try ExpertDesk(script: "tr '\\0' x < /dev/zero")
        let node = try desk.open()
        _ = try await node.ask("hello?")
        let remark = try await node.remark { $0.contains("was killed") }
        #expect(remark.hasSuffix("was killed: it wrote a line of more than 1 MB"))
        await node.stop()
    }

    @Test func `a silent program is killed, and the next question finds a new one`() async throws {
        let desk = try ExpertDesk(
            script: """
                [ -e \(ExpertDesk.here)/second ] || silent=1
                touch \(ExpertDesk.here)/second
                [ -z "$silent" ] || exec sed -n d
                \(ExpertDesk.answering(#""class":"wifi","confidence":1"#))
                """, limits: "timeout_seconds = 0.3")
        let node = try desk.open()

        let first = try await node.ask("first").id
        _ = try await node.remark { $0.contains("none 1") }
        let second = try await node.answered(try await node.ask("second").id)

        #expect(second.via == .expert)
        #expect(try await node.question(first).row.state == .waiting)
        await node.stop()
    }

    @Test func `a program that ends over and over is left in peace, and says why`() async throws {
        let desk = try ExpertDesk(script: "echo no key is set >&2; exit 3")
        let node = try desk.open()

        _ = try await node.ask("hello?")
        let remark = try await node.remark { $0.contains("none 1") }

        #expect(remark.hasSuffix("none 1; ended with code 3: no key is set"))
        let events = try await node.events(limit: 50).filter { $0.topic == "expert" }
        #expect(
            events.map(\.text) == ["expert oracle ended with code 3: no key is set; 1 times so far"]
        )
        await node.stop()
    }

    @Test func `a program that is not there is said to be missing`() async throws {
        let desk = try ExpertDesk(command: #"["./nowhere"]"#)
        let node = try desk.open()
        _ = try await node.ask("hello?")
        let remark = try await node.remark { $0.contains("cannot be started") }
        #expect(remark.hasSuffix("cannot be started: ./nowhere: No such file or directory"))
        await node.stop()
    }

    @Test func `a question that was out when the node stopped is asked again`() async throws {
        let desk = try ExpertDesk(script: "cat > \(ExpertDesk.here)/read")
        let first = try desk.open()
        let id = try await first.ask("hello?").id
        try await desk.untilFile("read") { $0.contains(id.text) }
        await first.stop()
        #expect(desk.programs.isEmpty)

        try desk.write(script: ExpertDesk.answering(#""class":"wifi","confidence":1"#))
        let second = try desk.open()
        #expect(try await second.answered(id).via == .expert)
        await second.stop()
    }

    @Test func `what waited while the program was away is asked oldest first`() async throws {
        let desk = try ExpertDesk(script: "exit 1")
        let first = try desk.open()
        var ids: [String] = []
        for number in 0..<5 { ids.append(try await first.ask("number \(number)").id.text) }
        await first.stop()

        try desk.write(script: "tee \(ExpertDesk.here)/read > /dev/null")
        let second = try desk.open()
        try await desk.untilFile("read") { $0.split(separator: "\n").count == 5 }
        let lines = try desk.text("read").split(separator: "\n")
        for (line, id) in zip(lines, ids) { #expect(line.contains(id)) }
        await second.stop()
    }

    @Test func `what it was asked and did not know is not asked again`() async throws {
        let desk = try ExpertDesk(
            script: "tee -a \(ExpertDesk.here)/read | " + ExpertDesk.answering(#""class":null"#))
        let first = try desk.open()
        _ = try await first.ask("one")
        _ = try await first.remark { $0.contains("did not know 1") }
        _ = try await first.ask("two")
        _ = try await first.remark { $0.contains("did not know 2") }
        await first.stop()
        let second = try desk.open()
        _ = try await second.ask("three")
        _ = try await second.remark { $0.contains("did not know") }
        await second.stop()

        let asked = try desk.text("read").split(separator: "\n").filter { $0.contains("one") }
        #expect(asked.count == 1)
    }

    @Test func `nothing of the node's is open in the program, and no one is left behind`()
        async throws
    {
        let desk = try ExpertDesk(
            script: """
                ls /proc/self/fd | tr '\\n' ' ' > \(ExpertDesk.here)/open
                sleep 1000 &
                \(ExpertDesk.answering(#""class":"wifi","confidence":1"#))
                """)
        let node = try desk.open()
        _ = try await node.answered(try await node.ask("hello?").id)
        // The fourth is the folder that ls reads.
        #expect(try desk.text("open") == "0 1 2 3 ")
        #expect(!desk.programs.isEmpty)
        await node.stop()
        #expect(desk.programs.isEmpty)
    }

    @Test func `the daily budget holds over a restart`() async throws {
        let desk = try ExpertDesk(
            script: ExpertDesk.answering(#""class":"wifi","confidence":1"#),
            limits: "cost = 1\ndaily_budget = 2")
        let first = try desk.open()
        for text in ["alpha beta", "gamma delta"] {
            _ = try await first.answered(try await first.ask(text).id)
        }
        let third = try await first.ask("epsilon zeta").id
        await first.stop()

        let second = try desk.open()
        let fourth = try await second.ask("eta theta").id
        try await desk.pass(seconds: 0.3)
        #expect(try await second.question(third).row.state == .waiting)
        desk.advance(bySeconds: 86_400)
        #expect(try await second.answered(third).via == .expert)
        #expect(try await second.answered(fourth).via == .expert)
        await second.stop()
    }
}
