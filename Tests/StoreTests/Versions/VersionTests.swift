import Store
import Testing

@Suite struct VersionTests {
    @Test func versionsAreNumberedPerTask() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store

        #expect(try store.saveVersion(temporary.version("d1")) == 1)
        #expect(try store.saveVersion(temporary.version("h1", task: "helpdesk")) == 1)
        #expect(try store.saveVersion(temporary.version("d2")) == 2)

        #expect(try store.versions(task: "digits").map(\.digest) == ["d2", "d1"])
        #expect(try store.versions().map(\.digest) == ["d2", "h1", "d1"])
        let version = try store.version("d1")
        #expect(version.state == .candidate)
        #expect(version.seed == .max)
        #expect(try store.versionDetail("d1") == "detail of d1")
        #expect(try store.artifact("d1") == Array("artifact d1".utf8))
    }

    @Test func theSameArtifactIsTheSameVersion() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.saveVersion(temporary.version("d1"))
        _ = try store.saveVersion(temporary.version("d2"))

        #expect(try store.saveVersion(temporary.version("d1")) == 1)
        #expect(try store.versions().count == 2)

        let error = try storeError {
            _ = try store.saveVersion(temporary.version("d1", task: "helpdesk"))
        }
        #expect(error.kind == .conflict)
        #expect(
            error.message
                == "the version d1 is digits v1, it cannot be one of the task helpdesk too")
    }

    @Test func promotingRetiresWhatWasLive() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for digest in ["d1", "d2"] {
            _ = try store.saveVersion(temporary.version(digest))
        }
        #expect(try store.liveVersion(task: "digits") == nil)

        _ = try store.promote("d1", kind: .gate, by: "gate", reason: "first", at: 30)
        let second = try store.promote(
            "d2", kind: .gate, by: "gate", reason: "better", gain: 0.1, at: 40)

        #expect(
            second
                == StoredPromotion(
                    task: "digits", sequence: 2, version: 2, digest: "d2", previous: 1,
                    kind: .gate, by: "gate", reason: "better", at: 40))
        #expect(try store.versions().map(\.state) == [.live, .retired])
        #expect(try store.liveVersion(task: "digits")?.gain == 0.1)
        #expect(try store.liveVersion(task: "digits")?.remark == "better")
        #expect(try store.promotions(task: "digits").map(\.version) == [2, 1])
        #expect(try store.promotions().first == second)
        #expect(try store.audit(limit: 9).isEmpty)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func theGateLetsNoRejectedVersionThroughButAnOperatorMay() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.saveVersion(temporary.version("d1"))
        try store.reject("d1", remark: "loses class seven", gain: -0.02)
        #expect(try store.version("d1").remark == "loses class seven")

        let gate = try storeError {
            _ = try store.promote("d1", kind: .gate, by: "gate", reason: "", at: 1)
        }
        #expect(gate.kind == .conflict)
        #expect(
            gate.message == """
                digits v1 is rejected, the gate lets only candidates through; an operator can \
                override
                """)

        _ = try store.promote("d1", kind: .override, by: "anna", reason: "I know better", at: 2)
        #expect(
            try store.audit(limit: 9).map(\.audit) == [
                Audit(
                    at: 2, by: "anna", verb: "promote", object: "digits v1",
                    reason: "I know better")
            ])

        let live = try storeError {
            _ = try store.promote("d1", kind: .override, by: "anna", reason: "", at: 3)
        }
        #expect(live.message == "digits v1 is live already")
        let reject = try storeError { try store.reject("d1", remark: "") }
        #expect(reject.message == "digits v1 is live, only a candidate can be rejected")
    }

    @Test func rollingBackTwiceGoesFurtherBack() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for (place, digest) in ["d1", "d2", "d3"].enumerated() {
            _ = try store.saveVersion(temporary.version(digest))
            _ = try store.promote(
                digest, kind: .gate, by: "gate", reason: "", at: Int64(place))
        }
        #expect(try store.rollBackTarget(task: "digits")?.digest == "d2")

        let once = try store.rollBack(task: "digits", by: "anna", reason: "worse", at: 10)
        let twice = try store.rollBack(task: "digits", by: "anna", reason: "worse", at: 11)

        #expect([once.digest, twice.digest] == ["d2", "d1"])
        #expect([once.previous, twice.previous] == [3, 2])
        #expect(once.kind == .rollback)
        #expect(try store.liveVersion(task: "digits")?.digest == "d1")
        #expect(try store.audit(limit: 1).first?.audit.verb == "roll back")
        #expect(try store.rollBackTarget(task: "digits") == nil)
        let error = try storeError {
            _ = try store.rollBack(task: "digits", by: "anna", reason: "", at: 12)
        }
        #expect(error.kind == .conflict)
        #expect(
            error.message == """
                the task digits has no version to roll back to: nothing was live before the \
                present one
                """)

        // A version promoted after a rollback lies on what was rolled back to.
        _ = try store.saveVersion(temporary.version("d4"))
        _ = try store.promote("d4", kind: .gate, by: "gate", reason: "", at: 13)
        #expect(try store.rollBackTarget(task: "digits")?.digest == "d1")
        #expect(try store.checkIntegrity() == [])
    }

    @Test func whatServedWhenIsOneQuery() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.addExamples([temporary.example("a"), temporary.example("b")], task: "digits")
        let mark = try store.exampleMark()
        _ = try store.saveVersion(temporary.version("d1", trainedUpTo: mark))
        _ = try store.promote("d1", kind: .gate, by: "gate", reason: "first", at: 100)
        _ = try store.addExamples([temporary.example("a", 1, .human)], task: "digits")
        _ = try store.saveVersion(temporary.version("d2"))
        _ = try store.promote("d2", kind: .override, by: "anna", reason: "trust me", at: 200)
        _ = try store.rollBack(task: "digits", by: "bert", reason: "no", at: 300)

        let served = try [99, 100, 199, 200, 299, 300, 900].map {
            try store.served(task: "digits", at: $0)
        }

        #expect(served.map(\.?.version.digest) == [nil, "d1", "d1", "d2", "d2", "d1", "d1"])
        #expect(
            served.map(\.?.promotion.by) == [nil, "gate", "gate", "anna", "anna", "bert", "bert"])
        let trainedUpTo = try #require(served[1]?.version.trainedUpTo)
        #expect(
            try temporary.allExamples(upTo: trainedUpTo).map(\.preview) == ["a", "b"])
        #expect(
            try temporary.allExamples(upTo: trainedUpTo).map(\.source) == [.import, .import])
    }

    @Test func aClockSetBackDoesNotChangeWhatServes() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for (digest, at) in [("d1", 500), ("d2", 100)] as [(String, Int64)] {
            _ = try store.saveVersion(temporary.version(digest))
            _ = try store.promote(digest, kind: .gate, by: "gate", reason: "", at: at)
        }

        #expect(try store.served(task: "digits", at: 500)?.version.digest == "d2")
        #expect(try store.served(task: "digits", at: 499) == nil)
        #expect(try store.promotions().map(\.at) == [500, 500])
    }

    @Test(arguments: [
        "UPDATE version SET figures = '{\"accuracy\": 1}'", "UPDATE version SET digest = 'x'",
        "UPDATE version SET trained_up_to = 5", "UPDATE version SET detail = ''",
        "DELETE FROM version", "UPDATE artifact SET bytes = x'00'", "DELETE FROM artifact",
        "UPDATE promotion SET promoted_by = 'nobody'", "DELETE FROM promotion",
    ])
    func versionsAndTheirHistoryCannotBeChanged(sql: String) throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.saveVersion(temporary.version("d1"))
        _ = try temporary.store.promote("d1", kind: .gate, by: "gate", reason: "", at: 1)
        try temporary.store.close()

        #expect(throws: (any Error).self) { try sqlite(temporary.folder.path, sql) }
    }

    @Test func aVersionThatIsNotThereIsRefused() throws {
        let temporary = try TemporaryStore()

        let error = try storeError {
            _ = try temporary.store.artifact("0123456789abcdef0123456789abcdef")
        }

        #expect(error.kind == .notFound)
        #expect(
            error.message == """
                there is no version 0123456789ab in this data folder; `tideline models` lists \
                them
                """)
    }
}
