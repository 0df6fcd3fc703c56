import Node
import Testing

@Suite struct ExportingTests {
    private struct FullPipe: Error {}

    @Test func whatTheReaderThrowsIsNotTakenForTheNodes() async throws {
        let bench = try Workbench()
        let node = try bench.open()
        try bench.importSeed(node)

        #expect(throws: FullPipe.self) {
            try node.forEachExample(task: "desk") { _, _ in throw FullPipe() }
        }
        await node.stop()
    }
}
