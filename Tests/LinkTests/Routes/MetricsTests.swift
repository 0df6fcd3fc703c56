import Testing
import Wire

@testable import Link

/// What Prometheus is told, read as strictly as `promtool check metrics` does.
@Suite struct MetricsTests {
    /// What is wrong with an exposition, a sentence each.
    private func faults(_ text: String) throws -> [String] {
        var (faults, types, helped, seen): ([String], [String: String], Set<String>, Set<String>) =
            ([], [:], [], [])
        var current = ""
        if !text.hasSuffix("\n") { faults.append("the last line has no end") }
        for line in text.split(separator: "\n").map(String.init) {
            if let match = line.wholeMatch(of: /# HELP ([a-z_:]+) (\S.*)/) {
                let isNew = helped.insert(String(match.1)).inserted
                if !isNew { faults.append("\(match.1) has two helps") }
                current = String(match.1)
            } else if let match = line.wholeMatch(
                of: /# TYPE ([a-z_:]+) (counter|gauge|summary)/)
            {
                let name = String(match.1)
                if name != current { faults.append("the type of \(name) follows no help") }
                types[name] = String(match.2)
                let mayBeTotal = match.2 == "counter"
                if name.hasSuffix("_total") != mayBeTotal {
                    faults.append("\(name) is a \(match.2)")
                }
            } else {
                faults += sampleFaults(line, of: current, types[current] ?? "none")
                let key = String(line.prefix(upTo: line.lastIndex(of: " ") ?? line.endIndex))
                if !seen.insert(key).inserted { faults.append("\(key) is there twice") }
            }
        }
        return faults
    }

    private func sampleFaults(_ line: String, of family: String, _ type: String) -> [String] {
        let sample =
            /([a-z_:]+)(\{([a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\[\\"n])*")*)\})? (\S+)/
        guard let match = line.wholeMatch(of: sample) else { return ["no sample: \(line)"] }
        let ends = type == "summary" ? ["", "_sum", "_count"] : [""]
        var faults: [String] = []
        if !ends.contains(where: { family + $0 == match.1 }) {
            faults.append("\(match.1) stands among \(family)")
        }
        if type != "summary", line.contains("quantile=") { faults.append("a quantile: \(line)") }
        if !["NaN", "+Inf", "-Inf"].contains(String(match.4)), Double(match.4) == nil {
            faults.append("no number: \(line)")
        }
        if type == "counter", let value = Double(match.4), value < 0 {
            faults.append("a counter below 0: \(line)")
        }
        return faults
    }

    private func metrics(_ desk: DeskNode) async throws -> String {
        try await Metrics(of: desk.host, server: RequestMeter.Counts()).text
    }

    private func value(_ name: String, in text: String) -> Double? {
        text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
            .flatMap { Double($0.dropFirst(name.count + 1)) }
    }

    @Test func areWellFormed() async throws {
        let desk = try DeskNode()
        try await desk.train()
        _ = try await desk.host.ask("the printer has a paper jam")

        let text = try await metrics(desk)

        #expect(try faults(text) == [])
        #expect(text.contains("# TYPE tideline_questions_total counter\n"))
        #expect(text.contains("# TYPE tideline_answer_seconds summary\n"))
        await desk.stop()
    }

    @Test func theCheckFindsWhatIsWrong() throws {
        let help = "# HELP a b\n# TYPE a gauge\n"
        #expect(try faults(help + "a 1\na{b=\"c\\\"\"} 2\n") == [])
        for wrong in [
            "a 1\na 2\n", "a one\n", "b 1\n", "a{b=\"\"\"} 1\n", "a{b=\"\\\"} 1\n", "a 1",
            "a{quantile=\"0.5\"} 1\n", "# HELP a c\n", "# TYPE b gauge\n",
        ] {
            #expect(try !faults(help + wrong).isEmpty, "\(wrong)")
        }
        #expect(try !faults("# HELP a b\n# TYPE a counter\na 1\n").isEmpty)
    }

    @Test func outcomesAreCountedFromTheStartAndNeverFall() async throws {
        let desk = try DeskNode()
        try await desk.train()
        for _ in 0..<3 { _ = try await desk.host.ask("the printer has a paper jam") }
        _ = try await desk.host.ask("zzz")

        let first = try await metrics(desk)
        _ = try await desk.host.ask("qqq")
        let second = try await metrics(desk)

        let names = ["model", "escalated"].map {
            "tideline_questions_total{outcome=\"\($0)\"}"
        }
        #expect(names.map { value($0, in: first) } == [3, 1])
        #expect(names.map { value($0, in: second) } == [3, 2])
        #expect(value("tideline_answer_seconds_count", in: second) == 5)
        #expect(try #require(value("tideline_answer_seconds_sum", in: second)) > 0)
        #expect(value("tideline_passed_up_total", in: second) == 0)
        await desk.stop()
    }

    @Test func labelsAndNumbersAreWrittenAsTheFormatWants() throws {
        var exposition = Exposition()
        exposition.gauge(
            "a", "with \\ and\nlines",
            [
                ([("task", "quote\" back\\ line\n")], 1), ([("task", "b")], .nan),
                ([("task", "c")], .infinity), ([("task", "d")], -.infinity),
                ([("task", "e")], 0.25), ([("task", "f")], 1e300),
            ])

        #expect(
            exposition.text == #"""
                # HELP tideline_a with \\ and\nlines
                # TYPE tideline_a gauge
                tideline_a{task="quote\" back\\ line\n"} 1
                tideline_a{task="b"} NaN
                tideline_a{task="c"} +Inf
                tideline_a{task="d"} -Inf
                tideline_a{task="e"} 0.25
                tideline_a{task="f"} 1e+300

                """#)
        #expect(try faults(exposition.text) == [])
    }
}
