import Foundation
import Store
import Testing

@Suite struct OpeningTests {
    @Test func aFolderIsCreatedForItsOwnerOnly() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/deep/data"

        try TemporaryStore.open(path).close()

        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        let file = try FileManager.default.attributesOfItem(atPath: path + "/node.sqlite")
        #expect(file[.posixPermissions] as? Int == 0o600)
    }

    @Test func everythingIsThereAfterReopening() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))
        _ = try temporary.store.addExamples([temporary.example("a")], task: "digits")
        try temporary.store.close()

        let again = try TemporaryStore.open(temporary.folder.path)

        #expect(try again.tasks().map(\.task) == [TemporaryStore.digits, TemporaryStore.helpdesk])
        #expect(try again.waiting().count == 1)
        #expect(try again.exampleCount(task: "digits") == 1)
    }

    @Test func aNewerSchemaIsRefusedUntouched() throws {
        let temporary = try TemporaryStore()
        try temporary.store.close()
        try sqlite(temporary.folder.path, "PRAGMA user_version = 70")
        let before = try file(temporary.folder.path)

        let error = try storeError { _ = try TemporaryStore.open(temporary.folder.path) }

        #expect(error.kind == .newerSchema(found: 70, known: 9))
        #expect(
            error.message == """
                the data folder \(temporary.folder.path) was written by a newer Tideline \
                (schema 70, this one knows 9); nothing was changed: install the newer Tideline, \
                or choose another data folder
                """)
        #expect(try file(temporary.folder.path) == before)
    }

    @Test func somebodyElsesDatabaseIsRefusedUntouched() throws {
        let folder = try TemporaryFolder()
        try sqlite(folder.path, "CREATE TABLE theirs (x)")
        let before = try file(folder.path)

        let error = try storeError { _ = try TemporaryStore.open(folder.path) }

        #expect(error.kind == .notADatabase)
        #expect(try file(folder.path) == before)
    }

    @Test func aFileThatIsNoDatabaseIsRefusedUntouched() throws {
        let folder = try TemporaryFolder()
        let text = Data("these are my holiday notes, not a database at all\n".utf8)
        try text.write(to: URL(fileURLWithPath: folder.path + "/node.sqlite"))

        let error = try storeError { _ = try TemporaryStore.open(folder.path) }

        #expect(error.kind == .notADatabase)
        #expect(
            error.message == """
                \(folder.path)/node.sqlite is not a Tideline data file; it was left as it is: \
                move it away or choose another data folder
                """)
        #expect(try file(folder.path) == text)
    }

    @Test func anEmptyFileIsABeginning() throws {
        let folder = try TemporaryFolder()
        try Data().write(to: URL(fileURLWithPath: folder.path + "/node.sqlite"))

        #expect(try TemporaryStore.open(folder.path).tasks().isEmpty)
    }

    @Test func aStartThatDiedBetweenItsFirstStepsIsTakenUp() throws {
        let folder = try TemporaryFolder()
        try sqlite(folder.path, "CREATE TABLE grdb_migrations (identifier TEXT PRIMARY KEY)")

        #expect(try TemporaryStore.open(folder.path).tasks().isEmpty)
    }

    @Test func aDamagedFileSaysWhatToDo() throws {
        let temporary = try TemporaryStore()
        try temporary.store.close()
        let path = temporary.folder.path + "/node.sqlite"
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.seek(toOffset: 110)
        try handle.write(contentsOf: Data(repeating: 0xff, count: 3000))
        try handle.close()

        let error = try storeError {
            _ = try TemporaryStore.open(temporary.folder.path).tasks()
        }

        #expect(error.kind == .damaged)
        #expect(error.message.hasPrefix("the data folder \(temporary.folder.path) cannot be read"))
        #expect(error.message.hasSuffix("or restore node.sqlite from a copy"))
    }

    @Test func aFileInPlaceOfTheFolderIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/data"
        try Data("x".utf8).write(to: URL(fileURLWithPath: path))

        let error = try storeError { _ = try TemporaryStore.open(path) }

        #expect(error.kind == .notPermitted)
        #expect(
            error.message == """
                cannot use the data folder \(path): it is a file, not a folder; make it writable \
                for this user or choose another data folder
                """)
    }

    @Test func aFileOnTheWayToTheFolderIsRefused() throws {
        let folder = try TemporaryFolder()
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/data"))

        let error = try storeError { _ = try TemporaryStore.open(folder.path + "/data/node") }

        #expect(error.kind == .notPermitted)
    }

    @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
    func aFolderWithoutPermissionIsRefused() throws {
        let folder = try TemporaryFolder()
        #expect(chmod(folder.path, 0o500) == 0)
        defer { chmod(folder.path, 0o700) }

        let error = try storeError { _ = try TemporaryStore.open(folder.path) }

        #expect(error.kind == .notPermitted)
    }

    @Test func aReadOnlyFileSystemIsRefused() throws {
        let error = try storeError { _ = try TemporaryStore.open("/proc/tideline") }

        #expect(error.kind == .notPermitted)
    }

    @Test func aClosedStoreSaysSo() throws {
        let temporary = try TemporaryStore()
        try temporary.store.close()

        let reading = try storeError { _ = try temporary.store.tasks() }
        let writing = try storeError { try temporary.store.setSetting("a", to: "b") }
        let walking = try storeError { _ = try temporary.allExamples() }

        #expect([reading, writing, walking].map(\.kind) == [.closed, .closed, .closed])
        #expect(reading.message == "the data folder \(temporary.folder.path) was closed")
    }

    private func file(_ folder: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: folder + "/node.sqlite"))
    }
}
