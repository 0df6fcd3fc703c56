import ArgumentParser
import Wire

/// Answers a waiting question by a human's word, or takes that back.
struct LabelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Answer a waiting question by hand, or take a label back.",
        discussion: """
            Examples:
              tideline label q-7f3k9 billing
              tideline label q-7f3k9 shipping --new-class
              tideline label q-7f3k9 --unanswerable --note "no text in it"
              tideline label --undo l12
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "The question's id, or the end of it.")
    var question: String?

    @Argument(help: "The class.")
    var name: String?

    @Flag(help: "The task gets this class by this label.")
    var newClass = false

    @Flag(help: "No class fits, or nobody could tell.")
    var unanswerable = false

    @Option(help: "A note that stays with the label.")
    var note: String?

    @Option(help: ArgumentHelp("Take back this label.", valueName: "label"))
    var undo: String?

    func validate() throws {
        if undo != nil {
            guard question == nil, name == nil else {
                throw ValidationError("--undo takes a label's number and nothing else")
            }
            return
        }
        guard question != nil else { throw ValidationError("which question?") }
        guard (name != nil) != unanswerable else {
            throw ValidationError("give a class or --unanswerable")
        }
    }

    func run() async throws {
        try await node.withNode { node in
            if let undo {
                let question = try await node.undoLabel(
                    try labelID(undo), by: self.node.operatorWord)
                try self.node.printer.print(question) { "\($0.short) waits again" }
                return
            }
            let receipt = try await node.label(
                LabelRequest(
                    question: QuestionID(question ?? ""), verdict: verdict,
                    operatorName: self.node.operatorWord, note: note))
            try self.node.printer.print(receipt, text: words)
        }
    }

    private var verdict: LabelRequest.Verdict {
        guard let name else { return .unanswerable }
        return newClass ? .newClass(name) : .known(name)
    }

    private func words(_ receipt: LabelReceipt) -> String {
        "\(receipt.question.short) = \(receipt.name ?? "unanswerable") (\(receipt.id); "
            + "\(receipt.newExampleCount) new examples since the live version; "
            + "undo: tideline label --undo \(receipt.id))"
    }

    private func labelID(_ text: String) throws -> LabelID {
        guard let number = Int64(text.hasPrefix("l") ? String(text.dropFirst()) : text) else {
            throw ValidationError("\"\(text)\" is not a label's number such as l12")
        }
        return LabelID(number)
    }
}
