import ArgumentParser
import Wire

/// Lists jobs, or shows one with its loss curve.
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "List retrain jobs, or show one with its loss curve.",
        discussion: """
            Examples:
              tideline jobs
              tideline jobs 12 --json
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "A job's number.")
    var job: Int64?

    @Option(help: "How many rows at the most.")
    var limit = 20

    func run() async throws {
        try await node.withNode { node in
            if let job {
                try self.node.printer.print(try await node.job(JobID(job)), text: words)
            } else {
                try self.node.printer.print(try await node.jobs(limit: limit), text: table)
            }
        }
    }

    private func table(_ jobs: [JobRow]) -> String {
        guard !jobs.isEmpty else { return "no jobs" }
        var table = TextTable([
            "JOB", "TASK", "STATE", "TRIGGER", "QUEUED", "EPOCH", "LOSS", "VERSION", "GAIN",
            "REMARK",
        ])
        for job in jobs {
            table.add([
                "\(job.id)", job.task, job.state.rawValue, job.trigger.rawValue,
                Words.moment(job.queuedAt), "\(job.epoch)/\(job.epochs)",
                job.loss.map(Words.decimals) ?? "—", job.version.map { "v\($0)" } ?? "—",
                job.gain.map(Words.points) ?? "—", job.remark,
            ])
        }
        return table.text
    }

    private func words(_ detail: JobDetail) -> String {
        var curve = TextTable(["EPOCH", "LOSS", "HELD-OUT"])
        for point in detail.curve {
            curve.add([
                Words.decimals(point.epoch), Words.decimals(point.loss),
                point.heldOutLoss.map(Words.decimals) ?? "—",
            ])
        }
        return table([detail.row]) + "\n\n" + curve.text
    }
}
