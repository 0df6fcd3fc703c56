import ArgumentParser
import Foundation
import Learning
import Node
import Wire

/// Asks a question.
struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask a question: field=value, an image file, or JSON on standard input.",
        discussion: """
            Without arguments, standard input is read: one JSON object of field names and values \
            a line, each line a question. Exit code 2 says that a question waits for an answer.

            Examples:
              tideline ask --task helpdesk text="vpn dead again"
              tideline ask --task digits seven.png
              tideline ask --task sightings silhouette=@trap.png speed=1.2 note="by the creek"
              echo '{"text": "no wifi in room 4"}' | tideline ask --task helpdesk --json
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The task; may be left out when the node has only one.")
    var task: String?

    @Option(help: "How many ranked classes to print.")
    var top = 3

    @Option(help: "Who asks: a free word.")
    var client = "command line"

    @Argument(help: "field=value pairs, or one image file.")
    var fields: [String] = []

    func run() async throws {
        let replies = try await node.withLocalNode { node in
            let task = try await taskName(node)
            var replies: [AskReply] = []
            for request in try requests(node, task: task) {
                let reply = try await node.ask(request)
                try self.node.printer.print(reply, text: words)
                replies.append(reply)
            }
            return replies
        }
        let isWaiting = replies.contains { if case .waiting = $0.outcome { true } else { false } }
        if isWaiting { throw ExitCode(2) }
    }

    private func taskName(_ node: Node) async throws -> String {
        if let task { return task }
        let names = try await node.tasks().map(\.name)
        guard names.count == 1, let name = names.first else {
            throw NodeError(
                .invalid, "say --task; the node has \(names.joined(separator: ", "))")
        }
        return name
    }

    private func requests(_ node: Node, task name: String) throws -> [AskRequest] {
        let task = try node.learningTask(name)
        guard !fields.isEmpty else { return try requestsFromInput(task) }
        let parser = FieldParser(task)
        do throws(BadValue) {
            let isFile = fields.count == 1 && !fields[0].contains("=")
            let input =
                try isFile ? parser.input(imageFile: fields[0]) : parser.input(fields)
            return [request(task, input)]
        } catch {
            throw Failure.because(error.reason)
        }
    }

    private func requestsFromInput(_ task: LearningTask) throws -> [AskRequest] {
        do {
            let source = ByteSource(descriptor: 0, name: "standard input")
            var reader = try source.rows(of: task, format: .jsonl)
            var requests: [AskRequest] = []
            while let row = try reader.next() {
                requests.append(request(task, try row.get().input))
            }
            guard !requests.isEmpty else {
                throw Failure.because("nothing was asked: give field=value or JSON lines")
            }
            return requests
        } catch let error as ImportError {
            throw Failure.because(error.description)
        } catch let error as BadRow {
            throw Failure.because("standard input, \(error)")
        }
    }

    private func request(_ task: LearningTask, _ input: Input) -> AskRequest {
        AskRequest(task: task.name, fields: task.contents(of: input), top: top, client: client)
    }

    private func words(_ reply: AskReply) -> String {
        switch reply.outcome {
        case .answered(let answer):
            let rest = answer.ranked.dropFirst().map {
                "\($0.name) \(Words.decimals($0.probability))"
            }
            let others = rest.isEmpty ? "" : "  (then \(rest.joined(separator: ", ")))"
            return "\(answer.name ?? "unanswerable")  \(Words.decimals(answer.confidence)) "
                + "via \(answer.via.rawValue) by \(answer.by)\(others)"
        case .waiting(let reason, let guess):
            let name = guess?.name.map { ", the guess is \($0)" } ?? ""
            return "unknown: \(Words.reason(reason))\(name); \(reply.id.short) waits for an answer"
        }
    }
}
