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
              tideline ask --task helpdesk text="vpn dead again" --wait 30
              echo '{"text": "no wifi in room 4"}' | tideline ask --task helpdesk --json
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The task; may be left out when the node has only one.")
    var task: String?

    @Option(help: "How many ranked classes to print.")
    var top = 3

    @Option(help: "Who asks: a free word.")
    var client = "command line"

    @Option(help: "Seconds to wait for the answer from above when the node has none.")
    var wait = 0.0

    @Option(help: "0 to 9: what goes up first when the way is narrow.")
    var priority = AskRequest.usualPriority

    @Argument(help: "field=value pairs, or one image file.")
    var fields: [String] = []

    func validate() throws {
        guard (0...300).contains(wait) else {
            throw ValidationError("--wait is 0 to 300 seconds")
        }
        guard (0...9).contains(priority) else { throw ValidationError("--priority is 0 to 9") }
    }

    func run() async throws {
        // Whoever waits, waits for somebody: the node here has to speak with those above it.
        let (replies, wasOpened) = try await node.withSession(isLinked: wait > 0) { session in
            let task = LearningTask(try await session.node.description(of: task))
            var replies: [AskReply] = []
            for request in try requests(task) {
                let reply = try await session.node.ask(request)
                try self.node.printer.print(reply, text: words)
                replies.append(reply)
            }
            return (replies, session.opened != nil)
        }
        let isWaiting = replies.contains { if case .waiting = $0.outcome { true } else { false } }
        guard isWaiting else { return }
        if wait > 0, wasOpened {
            Printer.complain(
                "tideline: no node runs in \(node.folder), so what waits goes nowhere from now "
                    + "on; start one: tideline serve --data \(node.folder)")
        }
        throw ExitCode(2)
    }

    private func requests(_ task: LearningTask) throws -> [AskRequest] {
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
        AskRequest(
            task: task.name, fields: task.contents(of: input), top: top, client: client,
            wait: wait, priority: priority)
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
