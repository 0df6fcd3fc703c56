import Foundation
import Store
import Testing

@Suite struct DataFolderLockTests {
    @Test func theSecondToOpenIsToldWhoHoldsTheFolder() throws {
        let temporary = try TemporaryStore()

        let error = try storeError { _ = try TemporaryStore.open(temporary.folder.path) }

        guard case .held(let holder?) = error.kind else {
            Issue.record("unexpected \(error)")
            return
        }
        #expect(holder.processID == getpid())
        #expect(holder.since == TemporaryStore.time)
        #expect(
            error.message == """
                the data folder \(temporary.folder.path) is in use by \(holder.command) (process \
                \(holder.processID) on \(holder.host)) since 1970-01-01 00:16:40 UTC; stop that \
                first, or choose another data folder
                """)
    }

    @Test func closingLetsTheNextOneIn() throws {
        let temporary = try TemporaryStore()
        try temporary.store.close()

        try TemporaryStore.open(temporary.folder.path).close()
    }

    /// As a program that is being started has one, until it runs.
    @Test func aCopyOfTheDescriptorHoldsNothing() throws {
        let temporary = try TemporaryStore()
        let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        let open = files.first {
            // A descriptor may be closed meanwhile.
            let target = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/fd/\($0)")
            return target == temporary.folder.path + "/lock"
        }
        let copy = dup(try #require(open.flatMap { Int32($0) }))
        defer { close(copy) }

        try temporary.store.close()

        try TemporaryStore.open(temporary.folder.path).close()
    }

    @Test func theHolderSaysWhereItCanBeSpokenTo() throws {
        let temporary = try TemporaryStore()
        let folder = temporary.folder.path
        #expect(LockHolder(folder: folder)?.socket == nil)

        try temporary.store.announce(
            socket: "\(folder)/node.socket", addresses: ["http://a:1#plain", "http://b:2#plain"])

        let holder = try #require(LockHolder(folder: folder))
        #expect(holder.processID == getpid())
        #expect(holder.since == TemporaryStore.time)
        #expect(holder.socket == "\(folder)/node.socket")
        #expect(holder.addresses == ["http://a:1#plain", "http://b:2#plain"])
        try temporary.store.announce(socket: nil, addresses: [])
        #expect(LockHolder(folder: folder)?.socket == nil)
        try temporary.store.close()
        #expect(LockHolder(folder: folder) == nil)
    }

    @Test func aRefusedFolderIsNotHeld() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/node.sqlite"
        try Data("no database, and too long to be taken for an empty one".utf8)
            .write(to: URL(fileURLWithPath: path))
        _ = try storeError { _ = try TemporaryStore.open(folder.path) }
        try FileManager.default.removeItem(atPath: path)

        try TemporaryStore.open(folder.path).close()
    }

    @Test func aKilledHolderLeavesTheFolderFree() throws {
        let folder = try TemporaryFolder()
        try Data("4711\ntideline\npi4\n60000\n".utf8)
            .write(to: URL(fileURLWithPath: folder.path + "/lock"))
        let holder = try Holder(lock: folder.path + "/lock")

        let error = try storeError { _ = try TemporaryStore.open(folder.path) }
        #expect(
            error.message.contains(
                "in use by tideline (process 4711 on pi4) since 1970-01-01 00:01:00 UTC"))

        holder.kill()
        try TemporaryStore.open(folder.path).close()
    }

    @Test func aHolderWithoutANameIsAnotherProcess() throws {
        let folder = try TemporaryFolder()
        let holder = try Holder(lock: folder.path + "/lock")
        defer { holder.kill() }

        let error = try storeError { _ = try TemporaryStore.open(folder.path) }

        #expect(error.kind == .held(by: nil))
        #expect(error.message.contains("is in use by another process; stop that first"))
    }
}

/// Another process that holds a lock file until killed.
private struct Holder {
    private let process = Process()

    init(lock: String) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        process.arguments = ["--no-fork", lock, "sh", "-c", "echo held; exec sleep 600"]
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readData(ofLength: 5)
        try #require(String(decoding: said, as: UTF8.self) == "held\n")
    }

    func kill() {
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
