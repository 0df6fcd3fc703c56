import Store
import Testing

@Suite struct RefusalTests {
    private func refusal(_ request: String) -> StoredRefusal {
        StoredRefusal(
            firstAt: 1, lastAt: 2, times: 3, by: "unknown", origin: "10.0.0.9", request: request,
            status: 401)
    }

    @Test func theNewestComeFirst() throws {
        let temporary = try TemporaryStore()

        try temporary.store.recordRefusals([refusal("a"), refusal("b"), refusal("c")])

        let read = try temporary.store.refusals(limit: 2)
        #expect(read.map(\.request) == ["c", "b"])
        #expect(read.first?.id == 3)
        #expect(read.first?.times == 3)
    }

    @Test func aFloodFallsOutOfTheRing() throws {
        let temporary = try TemporaryStore()
        try temporary.store.recordRefusals([refusal("first")])
        try temporary.store.close()
        try sqlite(
            temporary.folder.path,
            "UPDATE refusal SET id = 1; INSERT INTO refusal VALUES (\(Store.refusalLimit), 1, 1, "
                + "1, 'unknown', '', 'full', 401)")
        let store = try TemporaryStore.open(temporary.folder.path)

        try store.recordRefusals([refusal("new")])

        #expect(try store.refusals(limit: 20_000).map(\.request) == ["new", "full"])
    }
}
