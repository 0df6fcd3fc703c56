import Foundation
import PseudoTerminal
import Testing
import Torture

/// The failure suite in its short form; `make torture` runs the long one.
///
/// Five real processes in four tiers, with whatever can go wrong.
@Suite(.serialized)
struct TortureSuite {
    @Test func `nothing is lost, wrong or done twice, whatever goes wrong`() throws {
        // A seed that failed is worth keeping: SEED=… make test.
        let chosen = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
        var options = Course.Options(seed: chosen ?? .random(in: 0..<1_000_000))
        options.questions = 300
        options.faults = 26
        options.pause = 0.03
        options.patience = 120
        let base = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(base) }

        let findings = try Course(
            options, program: try BuildFolder.program("tideline"), base: base
        ).run { _ in }

        let verdict = findings.verdict()
        #expect(findings.entries.asked.count == options.questions)
        #expect(findings.entries.faults.values.reduce(0, +) == options.faults)
        #expect(verdict.isGood, "\((findings.lines + verdict.lines).joined(separator: "\n"))")
    }
}
