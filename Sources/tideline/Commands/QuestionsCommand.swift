import ArgumentParser
import Console
import Wire

/// Lists questions, or shows one whole.
struct QuestionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions",
        abstract: "List the questions that wait, search them, or show one whole.",
        discussion: """
            Examples:
              tideline questions
              tideline questions --task helpdesk --order uncertain --limit 20
              tideline questions --state answered --search vpn
              tideline questions q-7f3k9
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "A question's id, or the end of it.")
    var question: String?

    @Option(help: "Only this task's.")
    var task: String?

    @Option(help: "waiting, answered or unanswerable; may be given more than once.")
    var state: [QuestionState] = [.waiting]

    @Option(help: "oldest, newest or uncertain.")
    var order: QuestionQuery.Order = .oldest

    @Option(help: "Words that must occur.")
    var search = ""

    @Option(help: "How many rows at the most.")
    var limit = 50

    func run() async throws {
        try await node.withNode { node in
            if let question {
                let detail = try await node.question(QuestionID(question))
                try self.node.printer.print(detail, text: words)
            } else {
                let query = QuestionQuery(
                    task: task, states: state, order: order, search: search, limit: limit)
                let now = try await node.status().at
                try self.node.printer.print(try await node.questions(query)) {
                    table($0, now: now)
                }
            }
        }
    }

    private func table(_ page: QuestionPage, now: Timestamp) -> String {
        guard !page.rows.isEmpty else { return "no questions" }
        var table = TextTable(["ID", "AGE", "TASK", "STATE", "GUESS", "CONF", "ANSWER", "QUESTION"])
        for row in page.rows {
            table.add([
                row.id.short, Words.age(row.askedAt, now: now), row.task, row.state.rawValue,
                row.guess?.name ?? "—",
                row.guess.map { Words.decimals($0.probability) } ?? "—", row.answer ?? "—",
                String(row.preview.prefix(60)),
            ])
        }
        return table.text + "\n\(page.rows.count) of \(page.total)"
    }

    private func words(_ detail: QuestionDetail) -> String {
        var lines = ["\(detail.row.id)  \(detail.row.task)  \(detail.row.state.rawValue)"]
        lines.append("asked     \(Words.moment(detail.row.askedAt))")
        lines += detail.fields.map { "  \($0.name): \(content($0))" }
        if let reason = detail.row.reason { lines.append("abstained \(Words.reason(reason))") }
        lines += detail.ranking.prefix(5).map {
            "  \(Words.decimals($0.probability))  \($0.name)"
        }
        lines += detail.similar.map {
            "similar   \(Words.decimals($0.similarity))  \($0.name)  \($0.preview)"
        }
        lines += detail.answers.map {
            "answer    \($0.name ?? "unanswerable") via \($0.via.rawValue) by \($0.by), "
                + Words.moment($0.at)
        }
        if let note = detail.note { lines.append("note      \(note)") }
        // Whoever asked may have written anything; a terminal must not obey it.
        return lines.map { DisplayWidth.sanitised($0) }.joined(separator: "\n")
    }

    private func content(_ entry: FieldEntry) -> String {
        switch entry.content {
        case nil: "—"
        case .text(let text)?: text
        case .number(let number)?: "\(number)"
        case .pixels(let bytes)?: "image of \(bytes.count) bytes"
        }
    }
}

extension QuestionState: ExpressibleByArgument {}
extension QuestionQuery.Order: ExpressibleByArgument {}
