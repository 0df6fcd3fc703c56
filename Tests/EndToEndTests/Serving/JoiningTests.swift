import Foundation
import Testing
import Wire

/// Two nodes in two processes, one the other's child by an invitation, over TLS.
@Suite(.serialized)
struct JoiningTests {
    @Test func `a question climbs, is answered there, and its answer is learned below`() throws {
        let pair = try Pair()

        let asked = try pair.child.run("ask", "text=where is my parcel", "--wait", "0", "--json")
        #expect(asked.code == 2)
        let id = try asked.json(AskReply.self).id
        try pair.labelAtParent(id, "shipping")

        let collected = try pair.child.run(
            "ask", "text=where is my parcel", "--wait", "30", "--json"
        ).json(AskReply.self)
        guard case .answered(let answer) = collected.outcome else {
            Issue.record("still waiting")
            return
        }
        #expect(answer.name == "shipping")
        let tree = try pair.parent.succeed(["tree", "--json"]).json(Tree.self)
        #expect(tree.entries.contains { $0.name == "edge" && $0.link == .connected })
        try pair.stop()
    }

    @Test func `a command that waits asks above though no node runs here`() throws {
        let pair = try Pair(isChildServing: false)
        let asked = try pair.child.start(
            ["ask", "text=where is my parcel", "--wait", "60", "--json"])

        var waiting = try pair.parent.succeed(["questions", "--json"]).json(QuestionPage.self)
        for _ in 0..<200 where waiting.rows.isEmpty {
            waiting = try pair.parent.succeed(["questions", "--json"]).json(QuestionPage.self)
        }
        try pair.labelAtParent(try #require(waiting.rows.first).id, "shipping")

        let outcome = try asked.end()
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("\"name\":\"shipping\""))
        try pair.stop()
    }

    @Test func `a command that waited in vain says that no node runs here`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())

        let outcome = try node.run("ask", "text=where is my parcel", "--wait", "0.1")

        #expect(outcome.code == 2)
        #expect(
            outcome.errors.contains(
                "no node runs in \(node.folder), so what waits goes nowhere from now on; start "
                    + "one: tideline serve --data \(node.folder)"))
    }

    @Test func `an invitation works once, and a revoked credential not at all`() throws {
        let pair = try Pair()

        let again = try pair.parent.run("join", "--called", "again", pair.link)
        let credentials = try pair.parent.succeed(["credentials", "--json"])
            .json([CredentialRow].self)
        let revoked = try pair.parent.run("revoke", "\(credentials[0].id)")

        #expect(again.code == 1)
        #expect(!again.errors.contains(pair.link))
        #expect(credentials.map(\.name) == ["edge"])
        #expect(
            revoked.output
                == "c1 of edge is worthless now; to let it in again: tideline invite\n")
        try pair.stop()
    }

    @Test func `an operator elsewhere is let in by an invitation, a stranger is not`() throws {
        let pair = try Pair()
        let link = try pair.parent.succeed(
            ["invite", "--role", "operator", "--name", "ben", "--json"]
        ).json([String: InvitationField].self)["link"]?.text

        let joined = try pair.parent.run("join", "--called", "top", try #require(link))
        let status = try pair.parent.run("status", "--node", "top")
        let stranger = try pair.child.run("status", "--node", try pair.parent.address())

        #expect(joined.output == "joined top as operator: tideline status --node top\n")
        #expect(status.code == 0)
        #expect(status.output.hasPrefix("top (cloud): healthy\n"))
        #expect(stranger.code == 1)
        try pair.stop()
    }
}

/// One value of a JSON object of strings and numbers.
private enum InvitationField: Decodable {
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
        // A number is told from a text by failing as one.
        let text = try? decoder.singleValueContainer().decode(String.self)
        self = text.map { .text($0) } ?? .other
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

/// A parent and its child, both serving.
private final class Pair {
    let parent: TemporaryNode
    let child: TemporaryNode
    let link: String
    private let servers: [Child]

    init(isChildServing: Bool = true) throws {
        parent = try TemporaryNode(named: "top", tier: "cloud")
        child = try TemporaryNode(named: "edge", tier: "far edge")
        let above = try parent.serve("--listen", "127.0.0.1:0", "--tls")
        link = try parent.succeed(["invite", "--name", "edge"]).lines[0]
        let joined = try child.succeed(["join", link]).output
        #expect(joined.hasPrefix("joined top: "))
        servers = [above] + (isChildServing ? [try child.serve("--no-listen")] : [])
    }

    /// Labels the question at the parent once it has come up there.
    func labelAtParent(_ id: QuestionID, _ name: String) throws {
        for _ in 0..<200 {
            let outcome = try parent.run("label", id.text, name)
            if outcome.code == 0 { return }
            guard outcome.errors.contains("there is no question") else {
                throw Child.Late(description: outcome.errors)
            }
        }
        throw Child.Late(description: "\(id) did not come up")
    }

    func stop() throws {
        for server in servers.reversed() {
            server.send(SIGTERM)
            #expect(try server.end().code == 0)
        }
    }
}
