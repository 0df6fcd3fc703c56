import Node
import Store
import Testing
import Wire

@Suite struct PromotionTests {
    /// A node whose v2 is live and whose v1 was before.
    private func makeTwoVersions(_ bench: Workbench) async throws -> Node {
        let node = try await bench.openTrained()
        for index in 0..<8 {
            let id = try await node.ask("badge for door number \(index) broken", id: "q\(index)").id
            _ = try await node.label(id, .newClass("badge"))
        }
        let end = try await node.finished(try await node.retrain(task: "desk", by: "anna").id)
        try #require(end.state == .promoted, "\(end.remark)")
        return node
    }

    @Test func rollingBackServesTheFormerVersion() async throws {
        let bench = try Workbench()
        let node = try await makeTwoVersions(bench)
        #expect(try await node.ask("printer jams").answer?.by == "box v2")

        let promotion = try await node.rollBack(task: "desk", by: "ben", reason: "too eager")

        #expect(promotion.version == 1 && promotion.previous == 2 && promotion.kind == .rollback)
        #expect(try await node.ask("printer jams").answer?.by == "box v1")
        let states = try await node.versions(task: nil).map(\.state)
        #expect(states == [.retired, .live])
        await node.stop()
    }

    @Test func whatWasRolledBackDoesNotComeBackByARetrain() async throws {
        let bench = try Workbench()
        let node = try await makeTwoVersions(bench)
        _ = try await node.rollBack(task: "desk", by: "ben", reason: "too eager")

        let end = try await node.finished(try await node.retrain(task: "desk", by: "anna").id)

        #expect(end.state == .rejected)
        #expect(
            end.remark == "the same as retired v2: nothing new was learned; promote it to have it "
                + "all the same")
        #expect(try await node.tasks()[0].liveVersion == 1)
        await node.stop()
    }

    @Test func aLiveVersionThatCannotBeReadAnswersNothingAndCanBeRolledBack() async throws {
        let bench = try Workbench()
        let trained = try await bench.openTrained()
        await trained.stop()
        try promoteDamagedVersion(bench)

        let node = try bench.open()
        #expect(try await node.ask("printer jams").outcome == .waiting(.noModel, guess: nil))
        let event = try await node.events(limit: 1)[0]
        #expect(event.text.hasPrefix("the live version of desk cannot be read"))

        _ = try await node.rollBack(task: "desk", by: "ben", reason: "damaged")
        #expect(try await node.ask("printer jams").answer?.by == "box v1")
        await node.stop()
    }

    private func promoteDamagedVersion(_ bench: Workbench) throws {
        let store = try Store.open(
            folder: bench.data, now: { 0 }, isHeldOut: { _, _, _ in false })
        let whole = try store.versions(task: "desk")[0]
        _ = try store.saveVersion(
            NewVersion(
                task: "desk", digest: "damaged", artifact: [1, 2, 3], figures: whole.figures,
                detail: try store.versionDetail(whole.digest), trainedUpTo: 0,
                sourceCounts: "[]", seed: 1, trainedAt: 0))
        _ = try store.promote(
            "damaged", kind: .override, by: "ben", reason: "a bad disk", at: 0)
        try store.close()
    }

    @Test func thereIsNothingBehindTheFirst() async throws {
        let node = try await Workbench().openTrained()

        let error = await #expect(throws: NodeError.self) {
            try await node.rollBack(task: "desk", by: "ben", reason: "")
        }

        #expect(error?.code == .conflict)
        #expect(error?.message.contains("no version to roll back to") == true)
        await node.stop()
    }

    @Test func anOverrideIsRecordedWithItsReason() async throws {
        let bench = try Workbench()
        let node = try await makeTwoVersions(bench)
        let first = try #require(try await node.versions(task: nil).last)

        _ = try await node.promote(first.id, by: "ben", reason: "the audit wants v1")

        let history = try await node.promotions(task: "desk")
        #expect(history.map(\.kind) == [.override, .gate, .gate])
        #expect(history[0].by == "ben" && history[0].reason == "the audit wants v1")
        #expect(try await node.audit(limit: 1)[0].verb == "promote")
        await node.stop()
    }

    @Test func theTargetMovesTheThreshold() async throws {
        let node = try await Workbench().openTrained()
        let before = try #require(try await node.tasks()[0].threshold)

        try await node.setTarget(.escalation(0.5), task: "desk", by: "anna")

        let after = try #require(try await node.tasks()[0].threshold)
        #expect(after > before)
        await #expect(
            throws: NodeError(
                .invalid, "a target is a share above 0 and below 1, such as 0.95; 95.0 is not")
        ) {
            try await node.setTarget(.accuracy(95), task: "desk", by: "anna")
        }
        await node.stop()
    }

    @Test func aSecondProcessIsToldWhoHoldsTheFolder() async throws {
        let bench = try Workbench()
        let node = try bench.open()

        let error = #expect(throws: NodeError.self) { _ = try bench.open() }

        #expect(error?.code == .held)
        await node.stop()
    }
}
