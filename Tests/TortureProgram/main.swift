import Foundation
import Torture

// The failure suite in its long form: `make torture`, `SEED=7 make torture`.
let environment = ProcessInfo.processInfo.environment

func number(_ name: String, _ usual: Int) -> Int { environment[name].flatMap(Int.init) ?? usual }

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

let program =
    environment["TIDELINE"]
    ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("tideline").path
var options = Course.Options(
    seed: environment["SEED"].flatMap(UInt64.init) ?? .random(in: 0..<1_000_000))
options.tree = environment["TREE"] == "small" ? .small : .large
options.questions = number("QUESTIONS", 10_000)
options.faults = number("FAULTS", 500)
options.pause = Double(number("PAUSE_MS", 40)) / 1000
options.patience = Double(number("PATIENCE", 300))

let base = "/tmp/tideline-torture-\(getpid())"
do {
    let findings = try Course(options, program: program, base: base).run { say($0) }
    let verdict = findings.verdict()
    print((findings.lines + verdict.lines).joined(separator: "\n"))
    print(verdict.isGood ? "good" : "not good; again with: SEED=\(options.seed) make torture")
    exit(verdict.isGood ? 0 : 1)
} catch {
    say("torture: \(error); again with: SEED=\(options.seed) make torture")
    exit(2)
}
