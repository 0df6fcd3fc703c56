import Node
import Store
import Testing
import Wire

@Suite struct RetrainingTests {
    @Test func theFirstVersionIsTrainedByItself() async throws {
        let bench = try Workbench()
        let node = try bench.open(worksByItself: true)

        for await _ in node.changes() {
            if try await node.tasks()[0].liveVersion != nil { break }
        }

        let jobs = try await node.jobs(limit: 10)
        #expect(jobs.map(\.trigger) == [.first] && jobs[0].requestedBy == "this node")
        #expect(try await node.versions(task: "desk").map(\.state) == [.live])
        await node.stop()
    }

    @Test func enoughLabelsRetrainByThemselves() async throws {
        let bench = try Workbench(retrain: "new_examples = 3")
        let trained = try await bench.openTrained()
        await trained.stop()
        let node = try bench.open(worksByItself: true)

        for text in ["badge door a", "badge entrance b", "badge gate c"] {
            _ = try await node.label(
                try await node.ask(text, id: "q \(text)").id, .newClass("badge"))
        }
        for await _ in node.changes() {
            if try await node.jobs(limit: 9).contains(where: { $0.trigger == .examples }) { break }
        }

        let job = try await node.jobs(limit: 1)[0]
        #expect(try await node.finished(job.id).state.isOver)
        await node.stop()
    }

    @Test func aJobLeavesItsCurveAndItsVersion() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()

        let job = try await node.jobs(limit: 1)[0]
        let detail = try await node.job(job.id)
        let version = try await node.versions(task: nil)[0]
        let whole = try await node.version(version.id)

        #expect(job.state == .promoted && job.version == 1 && job.trigger == .operator)
        #expect(detail.curve.count > 1)
        #expect((detail.curve.last?.loss ?? 9) < (detail.curve.first?.loss ?? 0))
        #expect(whole.curveOfLoss == detail.curve)
        #expect(version.figures.trainedOn + version.figures.heldOut == 12)
        #expect(whole.trainedOn == [SourceCount(source: .import, count: 12)])
        #expect(whole.history.map(\.kind) == [.gate])
        #expect(whole.classes.map(\.name) == ["printer", "wifi"])
        await node.stop()
    }

    @Test func theSameExamplesGiveTheSameVersion() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()

        let end = try await node.finished(try await node.retrain(task: "desk", by: "anna").id)

        #expect(end.state == .rejected)
        #expect(end.remark == "the same as live v1: nothing new was learned")
        #expect(try await node.versions(task: nil).count == 1)
        await node.stop()
    }

    @Test func aLabelledClassIsLearned() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()
        for index in 0..<8 {
            let id = try await node.ask("badge for door number \(index) broken", id: "q\(index)").id
            _ = try await node.label(id, .newClass("badge"))
        }

        let end = try await node.finished(try await node.retrain(task: "desk", by: "anna").id)
        #expect(end.state == .promoted, "\(end.remark)")

        let detail = try await node.question(QuestionID("q3"))
        #expect(detail.ranking.first?.name == "badge")
        #expect(detail.row.by == "anna")
        await node.stop()
    }

    @Test func aNewVersionAnswersWhatWaited() async throws {
        let bench = try Workbench()
        let node = try bench.open()
        let id = try await node.ask("the printer is out of paper again").id
        try bench.importSeed(node)

        _ = try await node.finished(try await node.retrain(task: "desk", by: "anna").id)

        let row = try await node.question(id).row
        #expect(row.state == .answered && row.answer == "printer" && row.via == .model)
        await node.stop()
    }

    @Test func aTaskWithoutExamplesFailsWithItsReason() async throws {
        let node = try Workbench().open()

        let end = try await node.finished(try await node.retrain(task: "desk", by: "anna").id)

        #expect(end.state == .failed)
        #expect(end.remark.contains("no examples"))
        await node.stop()
    }

    @Test func aJobThatWasCutOffStartsOver() async throws {
        let bench = try Workbench()
        let node = try bench.open()
        try bench.importSeed(node)
        await node.stop()
        try leaveRunningJob(bench)

        let revived = try bench.open(worksByItself: true)
        let status = try await revived.status()
        let job = try await revived.jobs(limit: 1)[0]

        #expect(status.recovered == ["job #1 (desk) was cut off at 40 % and starts over"])
        #expect(try await revived.finished(job.id).state == .promoted)
        await revived.stop()
    }

    @Test func aJobThatWasCutOffAfterItsPromotionEndsAsPromoted() async throws {
        let twin = try Workbench()
        await (try await twin.openTrained()).stop()
        let bench = try Workbench()
        let node = try bench.open()
        try bench.importSeed(node)
        await node.stop()
        try leavePromotedJob(bench, as: twin)

        let revived = try bench.open(worksByItself: true)
        let end = try await revived.finished(try await revived.jobs(limit: 1)[0].id)

        #expect(end.state == .promoted && end.version == 1 && end.remark == "better")
        await revived.stop()
    }

    @Test func anUnknownTaskIsRefused() async throws {
        let node = try Workbench().open()

        await #expect(
            throws: NodeError(.notFound, "there is no task \"desks\"; its tasks are desk")
        ) {
            try await node.retrain(task: "desks", by: "anna")
        }
        await node.stop()
    }

    /// Leaves the folder as a process does that is killed when its job's version, which the twin
    /// has trained, is live and the job's end not noted.
    private func leavePromotedJob(_ bench: Workbench, as twin: Workbench) throws {
        let (source, store) = (try openStore(twin), try openStore(bench))
        let version = try source.versions(task: "desk")[0]
        let job = try store.enqueueJob(
            task: "desk", trigger: .operator, requestedBy: "anna", at: 0
        ).job
        try store.startJob(job.id, epochs: 10, at: 0)
        _ = try store.saveVersion(
            NewVersion(
                task: "desk", digest: version.digest,
                artifact: try source.artifact(version.digest), figures: version.figures,
                detail: try source.versionDetail(version.digest), job: job.id,
                trainedUpTo: version.trainedUpTo, sourceCounts: version.sourceCounts, seed: 1,
                trainedAt: 0))
        _ = try store.promote(
            version.digest, kind: .gate, by: "the gate", reason: "better", at: 0)
        try source.close()
        try store.close()
    }

    private func openStore(_ bench: Workbench) throws -> Store {
        try Store.open(folder: bench.data, now: { 0 }, isHeldOut: { _, _, _ in false })
    }

    /// Leaves the folder as a process that is killed in the middle of a job does.
    private func leaveRunningJob(_ bench: Workbench) throws {
        let store = try openStore(bench)
        let job = try store.enqueueJob(
            task: "desk", trigger: .operator, requestedBy: "anna", at: 0
        ).job
        try store.startJob(job.id, epochs: 10, at: 0)
        try store.reportProgress(job.id, JobProgress(share: 0.4, epoch: 4, epochs: 10))
        try store.close()
    }
}
