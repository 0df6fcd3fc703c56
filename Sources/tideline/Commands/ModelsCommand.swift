import ArgumentParser
import Wire

/// Lists versions, or shows one with all that was measured of it.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List model versions, show one whole, or say what served when.",
        discussion: """
            Examples:
              tideline models
              tideline models --task digits --json
              tideline models --task digits v3
              tideline models --history
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "A version of --task, such as v3.")
    var version: String?

    @Option(help: "Only this task's.")
    var task: String?

    @Flag(help: "What went live when, by whom and why.")
    var history = false

    func run() async throws {
        try await node.withNode { node in
            if history {
                let promotions = try await node.promotions(task: task)
                try self.node.printer.print(promotions, text: historyTable)
            } else if let version {
                let row = try await node.versionRow(version, task: task)
                try self.node.printer.print(try await node.version(row.id), text: words)
            } else {
                try self.node.printer.print(try await node.versions(task: task), text: table)
            }
        }
    }

    private func table(_ rows: [VersionRow]) -> String {
        guard !rows.isEmpty else { return "no versions" }
        var table = TextTable([
            "VERSION", "TASK", "STATE", "ACCURACY", "GAIN", "MACRO F1", "ECE", "COVERAGE",
            "RIGHT", "SIZE", "EXAMPLES", "TRAINED",
        ])
        for row in rows {
            table.add([
                "v\(row.number)", row.task, row.state.rawValue,
                Words.decimals(row.figures.accuracy), row.gain.map(Words.points) ?? "—",
                Words.decimals(row.figures.macroF1),
                Words.decimals(row.figures.calibrationError), Words.share(row.figures.coverage),
                Words.share(row.figures.answeredAccuracy), Words.bytes(row.figures.bytes),
                "\(row.figures.trainedOn)", Words.moment(row.trainedAt),
            ])
        }
        return table.text
    }

    private func words(_ detail: VersionDetail) -> String {
        var classes = TextTable(["CLASS", "HELD OUT", "RECALL", "PRECISION"])
        for figures in detail.classes {
            classes.add([
                figures.name, "\(figures.support)", Words.decimals(figures.recall),
                Words.decimals(figures.precision),
            ])
        }
        let figures = detail.row.figures
        let confusions = detail.confusions.prefix(10).map {
            "\($0.truth) taken for \($0.guess): \($0.count)"
        }
        return """
            \(table([detail.row]))
            \(detail.row.remark)
            digest     \(detail.row.id)
            baseline   \(Words.decimals(figures.baselineAccuracy)) (always the commonest class)
            threshold  \(Words.decimals(figures.threshold))

            \(classes.text)

            \(confusions.joined(separator: "\n"))
            """
    }

    private func historyTable(_ rows: [PromotionRow]) -> String {
        guard !rows.isEmpty else { return "nothing went live yet" }
        var table = TextTable(["WHEN", "TASK", "VERSION", "BEFORE", "HOW", "BY", "REASON"])
        for row in rows {
            table.add([
                Words.moment(row.at), row.task, "v\(row.version)",
                row.previous.map { "v\($0)" } ?? "—", row.kind.rawValue, row.by, row.reason,
            ])
        }
        return table.text
    }
}

extension NodeAPI {
    /// Returns the version that a person names: `v3` of a task, or the start of its digest.
    func versionRow(_ name: String, task: String?) async throws -> VersionRow {
        let rows = try await versions(task: task)
        let number = Int(name.hasPrefix("v") ? String(name.dropFirst()) : name)
        let matches = rows.filter {
            $0.number == number || (name.count >= 6 && $0.id.digest.hasPrefix(name))
        }
        guard let match = matches.first else {
            throw NodeError(.notFound, "there is no version \"\(name)\"; see tideline models")
        }
        guard matches.count == 1 else {
            let tasks = matches.map(\.task).joined(separator: ", ")
            throw NodeError(.invalid, "\"\(name)\" is a version of \(tasks); say --task")
        }
        return match
    }
}
