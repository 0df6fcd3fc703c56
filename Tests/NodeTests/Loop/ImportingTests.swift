import Foundation
import Node
import Store
import Testing
import Wire

@Suite struct ImportingTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    @Test func whatStandsBeforeABrokenPlaceIsKept() async throws {
        let node = try bench.open()
        let path = bench.folder + "/broken.csv"
        try "text,label\npaper jam,printer\nno network,wifi\n\"jam".write(
            toFile: path, atomically: true, encoding: .utf8)
        var told: ImportProgress?

        #expect(throws: ImportError.self) {
            try importFile(path, node) {
                told = $0
                return true
            }
        }

        #expect(told?.rows == 2)
        #expect(try await node.tasks().first?.exampleCount == 2)
        await node.stop()
        #expect(try await recovered(from: bench.data).isEmpty)
    }

    @Test func anImportByCommandThatWasCutOffIsToldOnce() async throws {
        let node = try bench.open()
        let rows = (0..<3_000).map { "printer jam number \($0),printer" }
        let path = bench.folder + "/many.csv"
        try ("text,label\n" + rows.joined(separator: "\n")).write(
            toFile: path, atomically: true, encoding: .utf8)
        var copy: String?

        try importFile(path, node) { _ in
            // A copy that fails is tried again, and required below.
            if copy == nil { copy = try? bench.copyOfDisk() }
            return true
        }

        await node.stop()
        let folder = try #require(copy)
        #expect(
            try await recovered(from: folder) == [
                "the import of many.csv into desk was cut off after 2000 rows, which are kept: "
                    + "import it again, what is there already is skipped"
            ])
        #expect(try await recovered(from: folder).isEmpty)
    }

    @Test func aFileThatChangedSinceItsImportWasCutOffIsReadFromItsBeginning() async throws {
        let store = try Store.open(
            folder: bench.data, now: { 0 }, isHeldOut: { _, _, _ in false })
        let file = bench.folder + "/rows.jsonl"
        let former = ImportPosition(
            file: file, fileFingerprint: Array(file.utf8), position: 6, rows: 6, duplicates: 0,
            refused: 0)
        try store.advanceImport(task: "desk", to: former)
        try store.close()

        let node = try bench.open(worksByItself: true)
        for await _ in node.changes() {
            let events = try await node.events(limit: 100)
            if events.contains(where: { $0.text.contains("examples from rows.jsonl") }) { break }
        }

        #expect(try await node.tasks().first?.exampleCount == Workbench.seedRows.count)
        await node.stop()
    }

    private func importFile(
        _ path: String, _ node: Node, _ report: (ImportProgress) -> Bool
    ) throws {
        _ = try node.importRows(
            try DataFile(path: path).rows(of: try node.learningTask("desk")), name: path,
            task: "desk", acceptsNewClasses: false, refuse: { Issue.record("refused: \($0)") },
            report: report)
    }

    private func recovered(from folder: String) async throws -> [String] {
        let node = try Node.open(folder: folder, options: .init(worksByItself: false))
        let found = try await node.status().recovered
        await node.stop()
        return found
    }
}
