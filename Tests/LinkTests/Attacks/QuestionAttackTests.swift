import Link
import Node
import Testing
import Wire

/// What clients and children try who know the ids of others' questions, over real HTTP.
@Suite struct QuestionAttackTests {
    /// A parent, and two clients with a credential each.
    private func withClients(
        _ body: (ParentNode, (ann: RemoteNode, ben: RemoteNode), ListenAddress) async throws -> Void
    ) async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let remote = try #require(RemoteAddress("\(address)"))
            let ann = RemoteNode(remote, token: try await parent.join(.client).token)
            let ben = RemoteNode(remote, token: try await parent.join(.client).token)
            try await body(parent, (ann, ben), address)
        }
        await parent.node.stop()
    }

    private func label(_ id: String, at parent: ParentNode) async throws {
        _ = try await parent.node.label(
            LabelRequest(
                question: QuestionID(id), verdict: .known("wifi"), operatorName: "anna"))
    }

    /// The reply's status line and body to a client's request.
    private func exchange(
        _ address: ListenAddress, _ token: String, _ path: String
    ) async throws -> String {
        try await UnrulyConnection.exchange(
            address,
            [
                "GET \(path) HTTP/1.1", "Host: \(address)", "Connection: close",
                "Authorization: Bearer \(token)", "", "",
            ].joined(separator: "\r\n"))
    }

    @Test func aClientCollectsWhatItAskedAndNothingElse() async throws {
        try await withClients { parent, clients, _ in
            _ = try await clients.ann.ask("no wifi", id: "q-secret")
            try await label("q-secret", at: parent)

            let own = try await clients.ann.collect(QuestionID("q-secret"), wait: 0)
            let others = await refusal {
                try await clients.ben.collect(QuestionID("q-secret"), wait: 20)
            }
            let never = await refusal {
                try await clients.ben.collect(QuestionID("q-nobody"), wait: 20)
            }
            let end = await refusal { try await clients.ann.collect(QuestionID("cret"), wait: 0) }

            #expect(own.isAnswered)
            #expect(others?.code == .notFound)
            #expect(others?.message.replacing("secret", with: "nobody") == never?.message)
            #expect(
                end?.message.hasPrefix("there is no question cret among those that you") == true)
        }
    }

    @Test func anOperatorCollectsWhateverWasAsked() async throws {
        try await withClients { parent, clients, address in
            let remote = try #require(RemoteAddress("\(address)"))
            let carl = RemoteNode(remote, token: try await parent.join(.operator).token)
            let local = RemoteNode(remote)
            _ = try await clients.ann.ask("no wifi", id: "q1")
            _ = try await local.ask("no paper", id: "q2")

            #expect(try await carl.collect(QuestionID("q1"), wait: 0).id == QuestionID("q1"))
            #expect(try await local.collect(QuestionID("q1"), wait: 0).id == QuestionID("q1"))
            #expect(
                await refusal { try await clients.ann.collect(QuestionID("q2"), wait: 0) }?.code
                    == .notFound)
        }
    }

    @Test func noStreamTellsWhatAnotherClientAsked() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let (ann, ben) = (try await parent.join(.client), try await parent.join(.client))
            let remote = RemoteNode(
                try #require(RemoteAddress("\(address)")), token: ann.token)
            _ = try await remote.ask("no wifi", id: "q1")
            try await label("q1", at: parent)

            let own = try await exchange(address, ann.token, "/v1/answers/q1/events")
            let others = try await exchange(address, ben.token, "/v1/answers/q1/events")
            let page = try await exchange(address, ben.token, "/v1/questions/q1")

            #expect(own.status == 200 && own.contains("wifi"))
            #expect(others.status == 404 && !others.contains("wifi"))
            #expect(page.status == 403 && !page.contains("wifi"))
        }
        await parent.node.stop()
    }

    @Test(arguments: ["no wifi", "another question"])
    func anIdOfAnotherClientIsNeitherTakenNorTold(text: String) async throws {
        try await withClients { parent, clients, _ in
            _ = try await clients.ann.ask("no wifi", id: "q1")
            try await label("q1", at: parent)

            let error = await refusal { try await clients.ben.ask(text, id: "q1") }

            #expect(error?.code == .conflict)
            #expect(
                error?.message
                    == "the id q1 cannot be given to this question; give each an id of its own "
                    + "that nobody else thinks of, or none and the node names it")
            #expect(
                try await parent.node.question(QuestionID("q1")).fields.map(\.content)
                    == [.text("no wifi")])
            #expect(try await clients.ann.ask("no wifi", id: "q1").isAnswered)
        }
    }

    @Test func anIdIsNotUsedAgainForAnotherQuestion() async throws {
        try await withClients { _, clients, _ in
            _ = try await clients.ann.ask("no wifi", id: "q1")

            let error = await refusal { try await clients.ann.ask("no paper", id: "q1") }

            #expect(error?.code == .conflict)
            #expect(
                error?.message
                    == "the question q1 was asked with other fields before; give each question an "
                    + "id of its own")
        }
    }

    @Test func ofTwoThatAskAtTheSameTimeOneHasTheId() async throws {
        try await withClients { parent, clients, _ in
            async let first = refusal { try await clients.ann.ask("no wifi", id: "q1") }
            async let second = refusal { try await clients.ben.ask("no paper", id: "q1") }

            let refusals = [await first, await second].compactMap { $0?.code }
            let waiting = try await parent.node.questions(QuestionQuery())

            #expect(refusals == [.conflict])
            #expect(waiting.total == 1)
        }
    }

    @Test func aRevokedClientIsNotToldWhatItWaitedFor() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let grant = try await parent.join(.client)
            let client = RemoteNode(
                try #require(RemoteAddress("\(address)")), token: grant.token)
            _ = try await client.ask("no wifi", id: "q1")
            let caller = try #require(try await parent.node.caller(token: grant.token))
            async let error = refusal {
                try await parent.node.collect(QuestionID("q1"), wait: 60, for: caller)
            }
            try await parent.node.revoke(grant.credential, by: "carl")

            try await label("q1", at: parent)

            #expect(await error?.code == .forbidden)
        }
        await parent.node.stop()
    }

    @Test func aChildHearsOfNoQuestionThatItOnlyKnowsTheIdOf() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let client = RemoteNode(try #require(RemoteAddress("\(address)")))
            _ = try await client.ask("no wifi", id: "q1")
            try await label("q1", at: parent)
            let uplink = try RemoteUplink(
                address: NodeAddress(url: "http://\(address)", certificate: nil),
                token: try await parent.join().token)
            var talk = try await Talk(uplink)
            _ = try await talk.begin()

            talk.say(
                .questions(batch: [
                    .asked("q1", "a guess", sequence: 1), .asked("q2", "no paper", sequence: 2),
                ]))
            let receipts = try await talk.hear {
                if case .receipts(let batch) = $0 { batch } else { nil }
            }
            try await label("q2", at: parent)
            let delivery = try await talk.hear {
                if case .deliveries(let batch) = $0 { batch.first } else { nil }
            }

            #expect(
                receipts == [
                    Receipt(sequence: 1, refusal: "its id is that of another question at cloud"),
                    Receipt(sequence: 2),
                ])
            guard case .answer(let answer) = delivery.item else {
                Issue.record("\(delivery)")
                return
            }
            #expect(answer.question == QuestionID("q2"))
            talk.up.finish()
        }
        await parent.node.stop()
    }

    @Test func aChildGivesNoWordOnAQuestionThatItOnlyKnowsTheIdOf() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let client = RemoteNode(try #require(RemoteAddress("\(address)")))
            _ = try await client.ask("no wifi", id: "q1")
            let uplink = try RemoteUplink(
                address: NodeAddress(url: "http://\(address)", certificate: nil),
                token: try await parent.join().token)
            var talk = try await Talk(uplink)
            _ = try await talk.begin()

            talk.say(
                .words(batch: [
                    HumanWord(
                        sequence: 1, question: QuestionID("q1"), task: "desk",
                        fields: ["text": .text("a guess")], name: "printer", by: "mallory",
                        at: Timestamp(milliseconds: 1_790_000_000_000))
                ]))
            let receipts = try await talk.hear {
                if case .receipts(let batch) = $0 { batch } else { nil }
            }

            #expect(
                receipts.first?.refusal
                    == "the word of mallory is on another question than q1 is here")
            #expect(try await parent.node.isWaiting("q1"))
            talk.up.finish()
        }
        await parent.node.stop()
    }
}

extension Node {
    fileprivate func isWaiting(_ id: String) async throws -> Bool {
        try await questions(QuestionQuery()).rows.contains { $0.id == QuestionID(id) }
    }
}
