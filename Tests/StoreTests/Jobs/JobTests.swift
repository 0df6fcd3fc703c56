import Store
import Testing

@Suite struct JobTests {
    @Test func aTaskHasOneJobInHand() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store

        let first = try store.enqueueJob(
            task: "digits", trigger: .examples, requestedBy: "box", at: 1)
        let again = try store.enqueueJob(
            task: "digits", trigger: .operator, requestedBy: "anna", at: 2)
        let other = try store.enqueueJob(
            task: "helpdesk", trigger: .operator, requestedBy: "anna", at: 3)

        #expect(first.isNew)
        #expect(!again.isNew)
        #expect(again.job == first.job)
        #expect(other.job.id == 2)
        #expect(
            try store.audit(limit: 9).map(\.audit) == [
                Audit(at: 3, by: "anna", verb: "retrain", object: "helpdesk", reason: "job #2")
            ])
        #expect(try store.unfinishedJobs().map(\.id) == [1, 2])
    }

    @Test func aJobLeavesItsCurveAndEnd() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let id = try store.enqueueJob(
            task: "digits", trigger: .first, requestedBy: "box", at: 1
        ).job.id
        try store.startJob(id, epochs: 4, at: 2)
        let progress = JobProgress(share: 0.5, epoch: 2, epochs: 4, loss: 0.3, heldOutLoss: 0.4)
        let points = (1...4).map {
            StoredLossPoint(epoch: Double($0), loss: 1 / Double($0), heldOutLoss: nil)
        }
        try store.reportProgress(id, JobProgress(share: 0.1), points: Array(points.prefix(2)))
        try store.reportProgress(id, progress, points: Array(points.suffix(2)))
        #expect(try store.job(id).state == .running)
        #expect(try store.job(id).progress == progress)
        try store.evaluateJob(id)
        #expect(try store.job(id).state == .evaluating)
        _ = try store.saveVersion(temporary.version("d1"))
        try store.finishJob(
            id, JobEnd(state: .promoted, remark: "first", version: "d1", gain: 0.2, at: 9))

        #expect(
            try store.jobs(limit: 5) == [
                StoredJob(
                    id: id, task: "digits", state: .promoted, trigger: .first,
                    requestedBy: "box", queuedAt: 1, startedAt: 2, endedAt: 9,
                    progress: progress, version: 1, gain: 0.2, remark: "first")
            ])
        #expect(try store.lossCurve(job: id) == points)
        #expect(try store.unfinishedJobs().isEmpty)
    }

    @Test func aLossThatIsNoNumberIsLeftOut() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let id = try store.enqueueJob(
            task: "digits", trigger: .first, requestedBy: "box", at: 1
        ).job.id

        try store.reportProgress(
            id, JobProgress(share: 7, loss: .nan),
            points: [StoredLossPoint(epoch: 1, loss: .nan, heldOutLoss: .nan)])

        #expect(try store.job(id).progress == JobProgress(share: 1))
        #expect(try store.lossCurve(job: id).isEmpty)
    }

    @Test func nothingHappensToAJobThatIsOver() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let id = try store.enqueueJob(
            task: "digits", trigger: .operator, requestedBy: "anna", at: 1
        ).job.id
        try store.finishJob(
            id, JobEnd(state: .cancelled, remark: "by anna", at: 60_000), by: "anna")
        #expect(try store.audit(limit: 1).first?.audit.verb == "cancel")

        let attempts = try [
            storeError { try store.startJob(id, epochs: 1, at: 2) },
            storeError { try store.reportProgress(id, JobProgress()) },
            storeError { try store.evaluateJob(id) }, storeError { try store.requeueJob(id) },
            storeError { try store.finishJob(id, JobEnd(state: .failed, remark: "", at: 3)) },
        ]

        #expect(attempts.allSatisfy { $0.kind == .conflict })
        #expect(
            attempts.first?.message == """
                the job #1 is cancelled since 1970-01-01 00:01:00 UTC, nothing more happens to it
                """)
        #expect(
            try store.enqueueJob(task: "digits", trigger: .examples, requestedBy: "b", at: 4).isNew)
    }

    @Test func aJobCannotEndWhereItIsNotOver() throws {
        let temporary = try TemporaryStore()
        let id = try temporary.store.enqueueJob(
            task: "digits", trigger: .operator, requestedBy: "anna", at: 1
        ).job.id

        let error = try storeError {
            try temporary.store.finishJob(id, JobEnd(state: .running, remark: "", at: 2))
        }

        #expect(error.message == "a job cannot end as running")
    }

    @Test func anInterruptedJobGoesBackToTheQueue() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let queued = try store.enqueueJob(
            task: "digits", trigger: .examples, requestedBy: "box", at: 1
        ).job
        try store.startJob(queued.id, epochs: 4, at: 2)
        try store.reportProgress(
            queued.id, JobProgress(share: 0.5, epoch: 2, epochs: 0, loss: 1),
            points: [StoredLossPoint(epoch: 1, loss: 1, heldOutLoss: 1)])

        try store.requeueJob(queued.id)

        #expect(try store.job(queued.id) == queued)
        #expect(try store.lossCurve(job: queued.id).isEmpty)
    }

    @Test func aJobThatIsNotThereIsRefused() throws {
        let temporary = try TemporaryStore()

        let error = try storeError { _ = try temporary.store.lossCurve(job: 7) }

        #expect(error.message == "there is no job #7 in this data folder")
    }
}
