import ArgumentParser
import Wire

/// Lists the node's tasks, or sets a task's target.
struct TasksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks",
        abstract: "List the node's tasks, or set a task's target.",
        discussion: """
            Examples:
              tideline tasks
              tideline tasks --json
              tideline tasks --task digits --accuracy 0.98
              tideline tasks --task digits --escalation 0.10
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "Only this task.")
    var task: String?

    @Option(help: "Set the target: be right at least this share of the time when answering.")
    var accuracy: Double?

    @Option(help: "Set the target: escalate at most this share of the questions.")
    var escalation: Double?

    func validate() throws {
        guard accuracy != nil || escalation != nil else { return }
        if task == nil { throw ValidationError("--task says whose target is set") }
        if accuracy != nil, escalation != nil {
            throw ValidationError("a target is either --accuracy or --escalation")
        }
    }

    func run() async throws {
        try await node.withNode { node in
            if let task, let target {
                try await node.setTarget(target, task: task, by: self.node.operatorWord)
            }
            let all = try await node.tasks().filter { task == nil || $0.name == task }
            if let task, all.isEmpty {
                throw NodeError(.notFound, "there is no task \"\(task)\"")
            }
            try self.node.printer.print(all, text: table)
        }
    }

    private var target: Target? {
        if let accuracy { return .accuracy(accuracy) }
        if let escalation { return .escalation(escalation) }
        return nil
    }

    private func table(_ tasks: [TaskDescription]) -> String {
        var table = TextTable([
            "TASK", "FIELDS", "CLASSES", "TARGET", "THRESHOLD", "LIVE", "EXAMPLES", "NEW",
            "WAITING",
        ])
        for task in tasks {
            table.add([
                task.name, task.fields.map(\.name).joined(separator: ","),
                "\(task.classes.count)", words(task.target),
                task.threshold.map(Words.decimals) ?? "—",
                task.liveVersion.map { "v\($0)" } ?? "—", "\(task.exampleCount)",
                "\(task.newExampleCount)", "\(task.waitingCount)",
            ])
        }
        return table.text
    }

    private func words(_ target: Target) -> String {
        switch target {
        case .accuracy(let share): "right ≥ \(Words.share(share))"
        case .escalation(let share): "escalate ≤ \(Words.share(share))"
        }
    }
}
