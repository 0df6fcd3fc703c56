import Foundation
import Store
import Synchronization
import Testing

/// What lies on the disk at a moment is what a `kill -9` at that moment leaves.
@Suite struct CrashTests {
    @Test func everythingAcknowledgedIsOnTheDisk() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.addExamples([temporary.example("a")], task: "digits")
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.escalate(temporary.question("q2"))
        _ = try store.label(temporary.label("q1", .known("one")))
        _ = try store.saveVersion(temporary.version("d1"))
        _ = try store.promote("d1", kind: .gate, by: "gate", reason: "first", at: 30)
        _ = try store.enqueueJob(task: "digits", trigger: .examples, requestedBy: "node", at: 40)

        let copy = try copyOfFiles(temporary.folder.path)
        let found = try TemporaryStore.open(copy.path)

        #expect(try found.exampleCount(task: "digits") == 2)
        #expect(try found.question("q1").state == .answered)
        #expect(try found.waiting().count == 1)
        #expect(try found.liveVersion(task: "digits")?.digest == "d1")
        #expect(try found.artifact("d1") == Array("artifact d1".utf8))
        #expect(try found.unfinishedJobs().count == 1)
        #expect(try found.checkIntegrity() == [])
    }

    private func batch(_ range: Range<Int>) -> [NewExample] {
        range.map {
            NewExample(
                payload: Array(repeating: UInt8($0 % 256), count: 2000),
                fingerprint: Array("row \($0)".utf8), classIndex: $0 % 3, source: .import)
        }
    }

    private func position(_ rows: Int) -> ImportPosition {
        ImportPosition(file: "a.csv", fileFingerprint: [1], position: rows * 10, rows: rows)
    }

    @Test func anImportKilledInTheMiddleResumesWithoutLoss() throws {
        let copies = Mutex<[TemporaryFolder]>([])
        let folder = try TemporaryFolder()
        let asked = Mutex(0)
        // The split is asked in the middle of the transaction: there the power is cut.
        let store = try TemporaryStore.open(folder.path) { _, total, _ in
            let count = asked.withLock {
                $0 += 1; return $0
            }
            // A copy that fails leaves the list short, which the test sees.
            if count == 2500, let copy = try? copyOfFiles(folder.path) {
                copies.withLock { $0.append(copy) }
            }
            return total % 5 == 0
        }
        _ = try store.registerTask(TemporaryStore.digits, declaration: "")
        _ = try store.addExamples(batch(0..<1000), task: "digits", advancing: position(1000))
        _ = try store.addExamples(batch(1000..<3000), task: "digits", advancing: position(3000))

        let copy = try #require(copies.withLock { $0.first })
        let found = try TemporaryStore.open(copy.path)
        #expect(try found.exampleCount(task: "digits") == 1000)
        #expect(
            try found.importPosition(task: "digits", file: "a.csv", fileFingerprint: [1])
                == position(1000))
        #expect(try found.checkIntegrity() == [])

        let receipt = try found.addExamples(
            batch(1000..<3000), task: "digits", advancing: position(3000))
        #expect(receipt.addedIDs.count == 2000)
        #expect(receipt.duplicates == 0)
        #expect(try found.checkIntegrity() == [])
    }

    @Test func aFullDiskLosesNothing() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.addExamples([temporary.example("kept")], task: "digits")
        try store.limitFile(toBytes: 500_000)
        let large = (0..<1000).map { number in
            NewExample(
                payload: Array(repeating: 7, count: 4000), fingerprint: Array("\(number)".utf8),
                classIndex: 0, source: .import)
        }

        let error = try storeError { _ = try store.addExamples(large, task: "digits") }

        #expect(error.kind == .diskFull)
        #expect(
            error.message == """
                the disk of the data folder \(temporary.folder.path) is full: nothing was lost, \
                but nothing new can be kept; free some space and try again
                """)
        #expect(try temporary.allExamples().map(\.preview) == ["kept"])
        #expect(try store.checkIntegrity() == [])

        try store.limitFile(toBytes: 100_000_000)
        #expect(try store.addExamples(large, task: "digits").addedIDs.count == 1000)
    }
}
