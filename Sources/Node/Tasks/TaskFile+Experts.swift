internal import Declaration

extension ExpertDeclaration {
    /// The sections `[expert NAME]`, in their order.
    static func all(
        in declaration: Declaration
    ) throws(DeclarationError) -> [ExpertDeclaration] {
        var experts: [ExpertDeclaration] = []
        for section in declaration.sections(named: "expert") {
            experts.append(try ExpertDeclaration(section))
        }
        return experts
    }

    private static let keys = [
        "command", "timeout_seconds", "questions_per_minute", "cost", "daily_budget",
        "only_at_top", "folder",
    ]

    private init(_ section: Declaration.Section) throws(DeclarationError) {
        guard let name = section.argument, name == Declaration.word(name) else {
            throw DeclarationError(
                file: section.file, line: section.line, what: "the expert has no plain name",
                why: "its answers are signed with it",
                fix: "write [expert name] with letters, digits, _, - and . only")
        }
        try section.expectKeys(ExpertDeclaration.keys)
        self.init(name: name, command: try ExpertDeclaration.command(section))
        folder = try section.stringIfPresent("folder")
        try readLimits(section)
        onlyAtTop = try section.boolIfPresent("only_at_top") ?? onlyAtTop
    }

    private mutating func readLimits(
        _ section: Declaration.Section
    ) throws(DeclarationError) {
        timeoutSeconds =
            try section.doubleIfPresent("timeout_seconds", in: 0.1...3600) ?? timeoutSeconds
        questionsPerMinute =
            try section.doubleIfPresent("questions_per_minute", in: 0.1...1_000_000)
            ?? questionsPerMinute
        cost = try section.doubleIfPresent("cost", in: 0...1_000_000) ?? cost
        dailyBudget = try section.doubleIfPresent("daily_budget", in: 0...1_000_000_000)
        guard let dailyBudget, dailyBudget < cost || cost == 0 else { return }
        throw section.error(
            at: "daily_budget",
            "daily_budget = \(Declaration.literal(dailyBudget)) "
                + (cost == 0 ? "limits nothing" : "does not pay for one question"),
            why: "cost = \(Declaration.literal(cost)) is what a question costs",
            fix: "give cost and daily_budget in the same unit, or leave daily_budget out")
    }

    private static func command(
        _ section: Declaration.Section
    ) throws(DeclarationError) -> [String] {
        let command = try section.strings("command")
        guard let program = command.first, !program.isEmpty else {
            throw section.error(
                at: "command", "the command is empty",
                fix: "name the program and its arguments, as in command = [\"python3\", \"x.py\"]")
        }
        return command
    }
}

extension TaskFile {
    /// The sections of the experts as a task's file has them.
    static func text(_ experts: [ExpertDeclaration]) -> [String] {
        experts.flatMap { expert in
            var lines = [
                "", "[expert \(Declaration.word(expert.name))]",
                "command = ["
                    + expert.command.map(Declaration.quoted).joined(separator: ", ") + "]",
            ]
            if let folder = expert.folder {
                lines.append("folder = \(Declaration.quoted(folder))")
            }
            lines += [
                "timeout_seconds = \(Declaration.literal(expert.timeoutSeconds))",
                "questions_per_minute = \(Declaration.literal(expert.questionsPerMinute))",
                "cost = \(Declaration.literal(expert.cost))",
            ]
            if let budget = expert.dailyBudget {
                lines.append("daily_budget = \(Declaration.literal(budget))")
            }
            return lines + ["only_at_top = \(expert.onlyAtTop)"]
        }
    }
}
