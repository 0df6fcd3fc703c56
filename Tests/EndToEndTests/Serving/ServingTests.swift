import Foundation
import PseudoTerminal
import Testing
import Wire

/// A node that runs without a screen, and those who speak to it.
@Suite(.serialized)
struct ServingTests {
    @Test func `commands find a running node by its data folder and by its address`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let server = try node.serve("--listen", "127.0.0.1:0")
        let url = try node.address()

        let here = try node.run("ask", "text=hello there", "--json")
        let there = try node.run("ask", "--node", url, "text=good bye", "--json")

        #expect(here.code == 2)
        #expect(there.code == 2)
        let page = try node.succeed(["questions", "--json"]).json(QuestionPage.self)
        #expect(Set(page.rows.map(\.id)) == [try id(here), try id(there)])
        #expect(
            try node.succeed(["status", "--node", url, "--json"]).json(NodeStatus.self).waiting
                == 2)
        server.send(SIGTERM)
        #expect(try server.end().code == 0)
    }

    @Test func `a label, an import and an export do the same beside a running node`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let server = try node.serve("--no-listen")
        let asked = try node.run("ask", "text=who pays", "--json")

        let labelled = try node.run("label", try id(asked).short, "billing")
        let imported = try node.run(
            "import", "--task", "tickets", "-", input: Rows.jsonl(0..<600) + "{\"text\":\"x\"}\n")
        let again = try node.run("import", "--task", "tickets", "-", input: Rows.jsonl(0..<600))
        let served = try node.succeed(["export", "--task", "tickets"]).output
        let doctor = try node.run("doctor")

        #expect(labelled.output.hasPrefix("\(try id(asked).short) = billing (l1; "))
        #expect(imported.code == 3)
        #expect(imported.output.hasPrefix("-: 600 added, 0 duplicates skipped, 1 refused"))
        #expect(imported.errors.contains("-:601: the row has no class; give it a label"))
        #expect(again.output.hasPrefix("-: 0 added, 600 duplicates skipped, 0 refused"))
        #expect(doctor.code == 0)
        #expect(doctor.output.contains("ok   node: box runs, healthy"))
        server.send(SIGTERM)
        #expect(try server.end().code == 0)
        #expect(try node.succeed(["export", "--task", "tickets"]).output == served)
    }

    @Test func `an import brings new classes to a running node`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let server = try node.serve("--no-listen")
        let file = try node.file("new.csv", "text,label\nthank you,gratitude\n")

        let refused = try node.run("import", "--task", "tickets", file)
        let taken = try node.run("import", "--task", "tickets", "--new-classes", file)

        #expect(refused.code == 3)
        #expect(taken.code == 0)
        let task = try node.succeed(["tasks", "--json"]).json([TaskDescription].self)[0]
        #expect(task.classes.last == "gratitude")
        server.send(SIGTERM)
        #expect(try server.end().code == 0)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends it in order`(signal: Int32) throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let server = try node.serve("--no-listen", environment: ["JOURNAL_STREAM": "8:1"])

        server.send(SIGHUP)
        server.send(signal)
        let outcome = try server.end()

        #expect(outcome.code == 0)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.first == "<6>serving at \(node.folder)/node.socket")
        #expect(lines.contains("<6>SIGHUP changes nothing: what is set is read when it changes"))
        #expect(lines.last == "<6>stopped")
        #expect(!FileManager.default.fileExists(atPath: "\(node.folder)/node.socket"))
        #expect(try String(contentsOfFile: "\(node.folder)/lock", encoding: .utf8).isEmpty)
    }

    @Test func `what was acknowledged is there after it is killed, and its socket in nobody's way`()
        throws
    {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let first = try node.serve("--no-listen")
        let asked = try node.run("ask", "text=who pays", "--json")
        try node.succeed(["label", try id(asked).short, "billing"])
        first.send(SIGKILL)
        #expect(try first.end().code == 128 + SIGKILL)
        #expect(FileManager.default.fileExists(atPath: "\(node.folder)/node.socket"))

        let alone = try node.run("ask", "text=who pays")
        let second = try node.serve("--no-listen")
        let again = try node.run("ask", "text=who pays")

        #expect(alone.output.hasPrefix("billing "))
        #expect(again.output.hasPrefix("billing "))
        second.send(SIGTERM)
        #expect(try second.end().code == 0)
    }

    @Test func `a folder with a long path has its socket elsewhere, and it is found`() throws {
        let node = try TemporaryNode()
        let folder = "\(node.base)/" + String(repeating: "long", count: 30)
        let task = try node.file("tickets.task", Rows.declaration())
        try node.succeed(["init", "--task", task, "--data", folder])
        let place = ["XDG_RUNTIME_DIR": node.base]
        let server = try node.serve("--no-listen", "--data", folder, environment: place)

        let status = try node.run("status", "--data", folder)

        #expect(status.code == 0)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/node.socket"))
        server.send(SIGTERM)
        #expect(try server.end().code == 0)
    }

    @Test func `an address that is taken is named`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let other = try TemporaryNode(tasks: Rows.declaration())
        let server = try node.serve("--listen", "127.0.0.1:0")
        let address = try node.address().replacing("http://", with: "")

        let outcome = try other.run("serve", "--listen", address)

        #expect(outcome.code == 1)
        #expect(
            outcome.errors.contains(
                "cannot listen at \(address): another program listens there; stop it, or give "
                    + "another address"))
        server.send(SIGTERM)
        #expect(try server.end().code == 0)
    }

    private func id(_ outcome: Outcome) throws -> QuestionID {
        try outcome.json(AskReply.self).id
    }
}
