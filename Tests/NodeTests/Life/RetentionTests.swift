import Store
import Testing
import Wire

@testable import Node

/// The questions' share of the disk, as it is set.
@Suite struct RetentionTests {
    @Test func theQuestionsKeepToWhatIsSet() async throws {
        let node = try Workbench().open()
        let text = String(repeating: "what nobody knows ", count: 2000)
        for number in 0..<60 { _ = try await node.ask("\(number) \(text)") }
        let retention = Retention(store: node.store, clock: node.clock)
        #expect(try retention.run() == nil)

        var settings = try await node.settings()
        settings.questionBytes = 1_000_000
        try await node.keep(settings)

        let told = try #require(try retention.run())
        #expect(told.hasPrefix("the questions took more than their share of the disk (1 MB): "))
        #expect(try node.store.questionBytes() <= 1_000_000)
        #expect(try await node.questions(QuestionQuery()).total > 0)
        #expect(
            try await node.examine().map(\.what).contains(
                "questions: 0 of the 1 MB that they may take; more: tideline serve --keep"))
        await node.stop()
    }

    @Test func aShareIsAMegabyteAtLeastAndAGibibyteUnlessItIsSet() async throws {
        let node = try Workbench().open()
        var settings = try await node.settings()
        #expect(settings.questionBytes == 1 << 30)
        settings.questionBytes = 999_999

        let message = "the questions need 1 MB of the disk at least; 999999 bytes is less"
        await #expect(throws: NodeError(.invalid, message)) { try await node.keep(settings) }
        await node.stop()
    }
}
