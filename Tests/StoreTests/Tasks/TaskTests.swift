import Learning
import Store
import Testing

@Suite struct TaskTests {
    @Test func registeringAgainChangesNothing() throws {
        let temporary = try TemporaryStore()
        let before = try temporary.store.task("digits")

        let again = try temporary.store.registerTask(TemporaryStore.digits, declaration: "digits")

        #expect(again == before)
        #expect(again.task == TemporaryStore.digits)
        #expect(again.registeredAt == TemporaryStore.time)
        #expect(try temporary.store.tasks().map(\.task.name) == ["digits", "helpdesk"])
    }

    @Test func newClassesAreAppendedBehindThoseOfOperators() throws {
        let temporary = try TemporaryStore()
        #expect(try temporary.store.appendClass("nine", task: "digits") == 3)
        var declared = TemporaryStore.digits
        declared.classes = ["three", "two", "one", "zero"]

        let registered = try temporary.store.registerTask(declared, declaration: "new")

        #expect(registered.task.classes == ["zero", "one", "two", "nine", "three"])
        #expect(registered.declaration == "new")
    }

    @Test func aKnownClassKeepsItsIndex() throws {
        let temporary = try TemporaryStore()

        #expect(try temporary.store.appendClass("one", task: "digits") == 1)
        #expect(try temporary.store.task("digits").task.classes.count == 3)
    }

    @Test func otherFieldsAreRefused() throws {
        let temporary = try TemporaryStore()
        var declared = TemporaryStore.helpdesk
        declared.fields[1].kind = .category

        let error = try storeError {
            _ = try temporary.store.registerTask(declared, declaration: "")
        }

        #expect(error.kind == .invalid)
        #expect(
            error.message == """
                the task helpdesk has the fields text (text), urgency (number) in this data \
                folder, but text (text), urgency (category) in its declaration; fields cannot \
                change once a task is in use: give the task another name, or use another data \
                folder
                """)
        #expect(try temporary.store.task("helpdesk").task == TemporaryStore.helpdesk)
    }

    @Test func anOperatorsTargetSurvivesTheSameDeclaration() throws {
        let temporary = try TemporaryStore()
        try temporary.store.setTarget(.escalation(0.1), task: "digits", by: "anna")

        let same = try temporary.store.registerTask(TemporaryStore.digits, declaration: "digits")
        #expect(same.task.target == .escalation(0.1))

        var declared = TemporaryStore.digits
        declared.target = .accuracy(0.5)
        let changed = try temporary.store.registerTask(declared, declaration: "digits")
        #expect(changed.task.target == .accuracy(0.5))

        let audit = try temporary.store.audit(limit: 10).map(\.audit)
        #expect(audit.map(\.verb) == ["set target"])
        #expect(audit.first?.reason == "escalation 0.1")
    }

    @Test func aTargetBeyondItsRangeIsRefused() throws {
        let temporary = try TemporaryStore()

        let error = try storeError {
            try temporary.store.setTarget(.accuracy(1.5), task: "digits", by: "anna")
        }

        #expect(error.kind == .invalid)
        #expect(try temporary.store.audit(limit: 10).isEmpty)
    }

    @Test func anUnknownTaskIsNamedWithThoseThatAreThere() throws {
        let temporary = try TemporaryStore()

        let error = try storeError { _ = try temporary.store.task("digit") }

        #expect(error.kind == .notFound)
        #expect(
            error.message
                == "there is no task digit in this data folder; it has digits, helpdesk")
    }

    @Test func theNodeIsNamedOnceAndRenamed() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        #expect(try store.identity() == nil)

        try store.setIdentity(
            NodeIdentity(id: "00000000000000a1", name: "box", tier: "far edge", createdAt: 1))
        try store.setIdentity(
            NodeIdentity(id: "00000000000000b2", name: "box-7", tier: "on-prem", createdAt: 2))

        #expect(
            try store.identity()
                == NodeIdentity(
                    id: "00000000000000a1", name: "box-7", tier: "on-prem", createdAt: 1))
    }

    @Test func settingsAreKeptChangedAndForgotten() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        #expect(try store.setting("feeder") == nil)

        try store.setSetting("feeder", to: "paused")
        try store.setSetting("feeder", to: "running")
        #expect(try store.setting("feeder") == "running")

        try store.setSetting("feeder", to: nil)
        #expect(try store.setting("feeder") == nil)
    }
}
