import Store
import Testing

@Suite struct JournalTests {
    @Test func theNewestEventsComeFirst() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let batch = (1...3).map {
            NewEvent(at: Int64($0), level: .info, topic: "job", text: "event \($0)")
        }

        #expect(try store.recordEvents(Array(batch.prefix(1))) == 1)
        #expect(try store.recordEvents(Array(batch.dropFirst())) == 3)

        let events = try store.events(limit: 2)

        #expect(events.map(\.text) == ["event 3", "event 2"])
        #expect(
            events.last
                == StoredEvent(id: 2, at: 2, level: .info, topic: "job", text: "event 2"))
    }

    @Test func theOldestEventsFallOut() throws {
        let temporary = try TemporaryStore()
        let first = NewEvent(at: 1, level: .debug, topic: "a", text: "first")
        try temporary.store.recordEvents([first])
        try temporary.store.close()
        try sqlite(
            temporary.folder.path,
            "UPDATE event SET id = 1; INSERT INTO event VALUES (\(Store.eventLimit), 2, 'info', "
                + "'a', 'full')")
        let store = try TemporaryStore.open(temporary.folder.path)

        try store.recordEvents([NewEvent(at: 3, level: .error, topic: "a", text: "new")])

        #expect(try store.events(limit: 20_000).map(\.text) == ["new", "full"])
    }

    @Test func theAuditLogCannotBeChanged() throws {
        let temporary = try TemporaryStore()
        let audit = Audit(at: 1, by: "anna", verb: "pause", object: "feeder", reason: "lunch")
        try temporary.store.recordAudit(audit)
        #expect(try temporary.store.audit(limit: 5) == [StoredAudit(id: 1, audit: audit)])
        try temporary.store.close()

        #expect(throws: (any Error).self) {
            try sqlite(temporary.folder.path, "UPDATE audit SET done_by = 'bert'")
        }
        #expect(throws: (any Error).self) {
            try sqlite(temporary.folder.path, "DELETE FROM audit")
        }
    }
}
