import Link
import Testing
import Wire

/// What examples, jobs and versions mean, the same whichever way the node is reached.
@Suite struct LearningContractTests {
    @Test(arguments: Way.allCases) func takesExamplesAndGivesThemBack(way: Way) async throws {
        try await withNode(way) { node, _ in
            let rows = (0..<1200).map { number in
                ExampleRow(
                    fields: ["text": .text("printer number \(number)\n\"ä\"")], name: "printer",
                    source: .human)
            }
            let bad = ExampleRow(fields: ["text": .text("x")], name: "dog", source: .stream)

            let receipt = try await node.addExamples(rows + [bad, rows[0]], task: "desk")
            let back = try await node.examples(task: "desk", offset: 600, limit: 1000)

            #expect(receipt.added == 1200)
            #expect(receipt.duplicates == 1)
            #expect(receipt.refused.map(\.place) == [1200])
            #expect(receipt.refused.first?.reason.contains("dog") == true)
            #expect(back == Array(rows[600...]))
        }
    }

    @Test(arguments: Way.allCases) func takesNewClassesInWhereThatIsSaid(way: Way) async throws {
        try await withNode(way) { node, desk in
            let rows = [("meow", "cat"), ("purr", "cat"), ("no paper", "printer"), ("", "")].map {
                ExampleRow(fields: ["text": .text($0.0)], name: $0.1, source: .import)
            }

            let refused = try await node.addExamples(rows, task: "desk")
            let taken = try await node.addExamples(rows, task: "desk", newClasses: true)

            #expect(refused.refused.map(\.place) == [0, 1, 3])
            #expect(taken.added == 2 && taken.duplicates == 1)
            #expect(taken.refused.map(\.place) == [3])
            let classes = try await desk.host.tasks().first?.classes
            #expect(classes == ["printer", "wifi", "cat"])
            let back = try await node.examples(task: "desk", offset: 0, limit: 9)
            #expect(Set(back.map(\.name)) == ["printer", "cat"])
        }
    }

    @Test(arguments: Way.allCases) func retrainsPromotesAndRollsBack(way: Way) async throws {
        try await withNode(way, isTrained: true) { node, desk in
            let job = try await node.retrain(task: "desk", by: "anna")
            let end = try await desk.host.finished(job.id)
            let first = try #require(
                try await node.versions(task: "desk").first { $0.number == 1 })

            let other = desk.host

            #expect(job.requestedBy == "anna")
            #expect(end.state.isOver)
            try await expectSame(node, other) { try await $0.version(first.id) }
            try await expectSame(node, other) { try await $0.job(job.id) }
            try await expectSame(node, other) { try await $0.jobs(limit: 5) }
            try await expectSame(node, other) { try await $0.promotions(task: nil) }
            let refused = await refusal {
                try await node.promote(first.id, by: "anna", reason: "again")
            }
            let same = await refusal {
                try await desk.host.promote(first.id, by: "anna", reason: "again")
            }
            #expect(refused == same)
            let back = await refusal {
                try await node.rollBack(task: "desk", by: "anna", reason: "worse")
            }
            let sameBack = await refusal {
                try await desk.host.rollBack(task: "desk", by: "anna", reason: "worse")
            }
            if end.state != .promoted { #expect(back == sameBack) }
        }
    }

    @Test(arguments: Way.allCases) func setsATarget(way: Way) async throws {
        try await withNode(way, isTrained: true) { node, _ in
            try await node.setTarget(.escalation(0.25), task: "desk", by: "anna")

            #expect(try await node.tasks().first?.target == .escalation(0.25))
        }
    }

    @Test(arguments: Way.allCases) func refusesAsTheNodeDoes(way: Way) async throws {
        try await withNode(way) { node, desk in
            func refusals(_ node: any NodeAPI) async -> [NodeError?] {
                [
                    await refusal { try await node.addExamples([], task: "nowhere") },
                    await refusal {
                        try await node.examples(task: "nowhere", offset: 0, limit: 1)
                    },
                    await refusal { try await node.version(VersionID("nothing")) },
                    await refusal {
                        try await node.promote(VersionID("none"), by: "anna", reason: "")
                    },
                    await refusal {
                        try await node.rollBack(task: "desk", by: "anna", reason: "why")
                    },
                    await refusal { try await node.retrain(task: "nowhere", by: "anna") },
                    await refusal { try await node.cancel(JobID(99), by: "anna") },
                    await refusal { try await node.job(JobID(99)) },
                    await refusal {
                        try await node.setTarget(.accuracy(0.9), task: "nowhere", by: "anna")
                    },
                    await refusal {
                        try await node.setTarget(.accuracy(7), task: "desk", by: "anna")
                    },
                    await refusal {
                        try await node.setFeeder(isPaused: true, questionsPerSecond: 1)
                    },
                ]
            }

            let here = await refusals(desk.host)

            #expect(here.dropFirst().allSatisfy { $0 != nil }, "\(here)")
            #expect(await refusals(node) == here)
        }
    }
}
