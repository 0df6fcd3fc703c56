import Declaration
import Testing
import Wire

@testable import Node

@Suite struct WatchSettingsTests {
    private func settings(_ lines: String) throws -> WatchSettings {
        try TaskFile(
            parsing: """
                format = 1
                [task]
                name = "t"
                [field note]
                kind = "text"
                [target]
                accuracy = 0.95
                \(lines)
                """, file: "t.task"
        ).watch
    }

    @Test func aTaskFileSaysWhatIsWatched() throws {
        #expect(try settings("") == WatchSettings(audit: 0, drift: 0.25))
        #expect(try settings("[watch]\naudit = 0.02") == WatchSettings(audit: 0.02, drift: 0.25))
        #expect(try settings("[watch]\ndrift = 0") == WatchSettings(audit: 0, drift: nil))
    }

    @Test func aShareIsAShare() {
        let refusal = #expect(throws: DeclarationError.self) {
            try settings("[watch]\naudit = 2")
        }
        #expect(
            refusal?.description
                == "t.task:9: audit = 2 is out of range; fix: choose from 0 to 1")
    }

    @Test func whatIsWrittenReadsBackAsTheSame() throws {
        let file = try TaskFile(
            parsing: """
                format = 1
                [task]
                name = "t"
                [field note]
                kind = "text"
                [target]
                accuracy = 0.95
                [watch]
                audit = 0.01
                drift = 0
                """, file: "t.task")

        #expect(file.watch == WatchSettings(audit: 0.01, drift: nil))
        #expect(try TaskFile(parsing: TaskFile.text(for: file), file: "x") == file)
    }

    @Test func theShareOfQuestionsIsChosenByTheirNamesAlone() {
        let naming = QuestionNaming(seed: 3)
        let ids = (0..<20_000).map { _ in naming.name(at: Timestamp(milliseconds: 1)) }
        let settings = WatchSettings(audit: 0.1)
        let chosen = ids.filter { settings.audits($0) }

        // Four standard deviations.
        #expect(abs(chosen.count - 2000) < 170)
        #expect(chosen == ids.filter { settings.audits($0) })
        #expect(!ids.contains { WatchSettings(audit: 0).audits($0) })
        #expect(ids.allSatisfy { WatchSettings(audit: 1).audits($0) })
    }
}
