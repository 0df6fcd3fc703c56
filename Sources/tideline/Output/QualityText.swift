import Wire

/// A report on quality as a person reads it.
struct QualityText {
    private let report: QualityReport

    init(_ report: QualityReport) {
        self.report = report
    }

    var text: String {
        [heading, words, steps, classes, tiers, drift].compactMap(\.self)
            .joined(separator: "\n\n")
    }

    private var heading: String {
        let version = report.version.map { "v\($0)" } ?? "no version"
        let target =
            switch report.target {
            case .accuracy(let share): "asked to be right \(Words.share(share)) of the time"
            case .escalation(let share): "asked to pass on \(Words.share(share)) at most"
            }
        let audit =
            report.audit > 0
            ? "\(Words.share(report.audit)) of its answers go up to be proved"
            : "none of its answers go up to be proved"
        return "\(report.task) (\(version)): \(target); \(audit)"
    }

    private var words: String {
        var table = TextTable(["WORDS", "PROVED", "RIGHT", "SHARE"])
        for (name, proof) in [
            ("answers by model", report.byModel), ("answers by memory", report.byMemory),
            ("guesses passed on", report.guesses),
        ] {
            table.add([name] + Self.cells(proof))
        }
        return table.text
    }

    private var steps: String? {
        let told = report.steps.filter { $0.answers.count + $0.guesses.count > 0 }
        guard !told.isEmpty else { return nil }
        var table = TextTable(["FROM", "ANSWERS", "RIGHT", "SHARE", "GUESSES", "RIGHT", "SHARE"])
        for step in told {
            table.add(
                [Words.moment(step.from)] + Self.cells(step.answers) + Self.cells(step.guesses))
        }
        return table.text
    }

    private var classes: String? {
        guard !report.classes.isEmpty else { return nil }
        var table = TextTable(["CLASS", "ANSWERS", "RIGHT", "SHARE", "GUESSES", "RIGHT", "SHARE"])
        for proof in report.classes {
            table.add([proof.name] + Self.cells(proof.answers) + Self.cells(proof.guesses))
        }
        return table.text
    }

    private var tiers: String? {
        guard !report.tiers.isEmpty else { return nil }
        var table = TextTable(["NODE", "TIER", "GUESSED", "RIGHT", "SHARE"])
        for proof in report.tiers {
            table.add([proof.name, proof.tier] + Self.cells(proof.proof))
        }
        return table.text
            + "\n(what each node on the way had guessed, of the newest \(report.tierSample))"
    }

    private var drift: String? {
        guard let drift = report.drift else { return nil }
        var table = TextTable(["WATCHED", "INDEX", "BY CHANCE", "STATE"])
        for shift in drift.shifts {
            table.add([
                shift.name, Words.decimals(shift.index), Words.decimals(shift.chance),
                shift.isShifted ? "shifted" : "stable",
            ])
        }
        return """
            \(drift.isRaised ? "what is asked has shifted" : "what is asked is as it was"): the \
            newest \(drift.recent) questions beside the first \(drift.reference) of \
            v\(drift.version)
            \(table.text)
            """
    }

    private static func cells(_ proof: QualityReport.Proof) -> [String] {
        ["\(proof.count)", "\(proof.right)", proof.share.map(Words.share) ?? "—"]
    }
}
