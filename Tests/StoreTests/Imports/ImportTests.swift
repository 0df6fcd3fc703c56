import Store
import Testing

@Suite struct ImportTests {
    private let position = ImportPosition(
        file: "/data/a.csv", fileFingerprint: [1, 2], position: 900, rows: 10, duplicates: 2,
        refused: 1, size: 1000)

    @Test func thePositionComesWithTheExamples() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.addExamples(
            [temporary.example("a")], task: "digits", advancing: position)

        let found = try temporary.store.importPosition(
            task: "digits", file: "/data/a.csv", fileFingerprint: [1, 2])

        #expect(found == position)
        #expect(
            try temporary.store.unfinishedImports() == [
                UnfinishedImport(
                    task: "digits", position: position, updatedAt: TemporaryStore.time)
            ])
    }

    @Test func aRefusedBatchDoesNotAdvance() throws {
        let temporary = try TemporaryStore()

        _ = try storeError {
            _ = try temporary.store.addExamples(
                [temporary.example("a", 99)], task: "digits", advancing: position)
        }

        #expect(try temporary.store.unfinishedImports().isEmpty)
    }

    @Test func aChangedFileBeginsAnew() throws {
        let temporary = try TemporaryStore()
        try temporary.store.advanceImport(task: "digits", to: position)

        let found = try temporary.store.importPosition(
            task: "digits", file: "/data/a.csv", fileFingerprint: [9])

        #expect(found == nil)
    }

    @Test func aFinishedImportIsForgotten() throws {
        let temporary = try TemporaryStore()
        try temporary.store.advanceImport(task: "digits", to: position)
        try temporary.store.advanceImport(task: "helpdesk", to: position)

        try temporary.store.finishImport(task: "digits", file: "/data/a.csv")

        #expect(try temporary.store.unfinishedImports().map(\.task) == ["helpdesk"])
    }
}
