import Link
import Testing
import Wire

/// What a node says of itself and of those around it, whichever way it is reached.
@Suite struct LookingContractTests {
    @Test(arguments: Way.allCases) func saysHowItIs(way: Way) async throws {
        try await withNode(way) { node, desk in
            _ = try await node.ask("printer")

            let status = try await node.status()

            let direct = try await desk.host.status()
            #expect(status.name == "box")
            #expect(status.tier == "on-prem")
            #expect(status.waiting == 1)
            #expect(status.oldestWaiting == direct.oldestWaiting)
            #expect(status.health == direct.health)
            #expect(status.startedAt == direct.startedAt)
        }
    }

    @Test(arguments: Way.allCases) func saysWhatTheNodeItselfSays(way: Way) async throws {
        try await withNode(way, isTrained: true) { node, desk in
            let other = desk.host
            try await expectSame(node, other) { try await $0.tasks() }
            try await expectSame(node, other) { try await $0.tree().entries.map(\.id) }
            try await expectSame(node, other) { try await $0.events(limit: 3) }
            try await expectSame(node, other) { try await $0.audit(limit: 3) }
            try await expectSame(node, other) { try await $0.versions(task: nil) }
            try await expectSame(node, other) { try await $0.credentials() }
        }
    }

    @Test(arguments: Way.allCases) func saysHowRightItsWordsWere(way: Way) async throws {
        try await withNode(way, isTrained: true) { node, desk in
            let asked = try await node.ask("badge door printer wifi")
            _ = try await desk.host.label(
                LabelRequest(
                    question: asked.id, verdict: .known("wifi"), operatorName: "anna"))

            let report = try await node.quality(task: "desk", hours: 2)

            #expect(report.guesses.count == 1)
            #expect(report.classes.map(\.name) == ["wifi"])
            #expect(report.steps.count == 24)
            #expect(report.target == .accuracy(0.8))
            await expectRefusal(.notFound) { try await node.quality(task: "none", hours: 2) }
            await expectRefusal(.invalid) { try await node.quality(task: "desk", hours: 0) }
        }
    }

    private func expectRefusal(
        _ code: NodeError.Code, _ body: () async throws -> QualityReport
    ) async {
        let refusal = await #expect(throws: NodeError.self) { try await body() }
        #expect(refusal?.code == code)
    }

    @Test(arguments: Way.allCases) func tellsWhatChanges(way: Way) async throws {
        try await withNode(way) { node, desk in
            var isFirst = true
            for await topics in node.changes() {
                if isFirst {
                    #expect(topics == Set(Topic.allCases))
                    _ = try await desk.host.ask("printer")
                    isFirst = false
                } else if topics.contains(.questions) {
                    break
                }
            }
            #expect(try await node.questions(QuestionQuery()).total == 1)
        }
    }

    @Test(arguments: Way.allCases) func relaysToANodeBelow(way: Way) async throws {
        try await withNode(way) { node, desk in
            let below = try DeskNode()
            desk.host.setBelow(NodeID("deep"), APIRouter(host: below.host))
            let remote = RemoteNode(
                .relay(by: node, to: NodeID("deep"), as: "anna", role: .operator))
            let id = try await below.host.ask("printer").id

            try await remote.skip(id, by: "anna")
            let missing = await refusal { try await remote.question(QuestionID("nowhere")) }
            let lost = await refusal {
                try await node.relay(
                    RelayedRequest(method: "GET", path: "/v1/status", by: "a", role: .viewer),
                    to: NodeID("nobody"))
            }

            #expect(try await below.host.question(id).row.skips == 1)
            #expect(missing?.code == .notFound)
            #expect(missing?.message.contains("nowhere") == true)
            #expect(lost == NodeError(.notFound, "no node nobody is below this one"))
            #expect(below.host.noted.map(\.by).contains("anna"))
            await below.stop()
        }
    }

    @Test(arguments: Way.allCases) func linksAndCredentialsAreRefusedAlike(way: Way) async throws {
        try await withNode(way) { node, desk in
            func refusals(_ node: any NodeAPI) async -> [NodeError?] {
                [
                    await refusal {
                        try await node.setLink(to: NodeID("x"), isHeld: true, by: "anna")
                    },
                    await refusal { try await node.setLink(to: nil, isHeld: true, by: "anna") },
                    await refusal {
                        try await node.invite(
                            InvitationRequest(role: .client, name: "", validFor: -1), by: "anna")
                    },
                    await refusal { try await node.revoke(CredentialID(99), by: "anna") },
                ]
            }

            let here = await refusals(desk.host)

            #expect(here.allSatisfy { $0 != nil })
            #expect(await refusals(node) == here)
        }
    }
}
