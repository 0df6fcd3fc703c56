internal import Wire

/// What a dialog says: what would change, what follows from it, and the way back.
struct DialogText {
    var title: String
    var lines: [String]
    /// The word on the button that does it.
    var confirm: String
    /// What stands before the typed text; nil where nothing is typed.
    var label: String?
}

extension ConsoleState {
    func text(of dialog: Dialog) -> DialogText {
        var text = plainText(of: dialog)
        // Away from the own node it is said first on which one something is done.
        if isDrilled, !dialog.isOfConsole {
            text.lines.insert("On \(nodeName) (\(crumbs.joined(separator: " › "))).", at: 0)
        }
        return text
    }

    private func plainText(of dialog: Dialog) -> DialogText {
        switch dialog.subject {
        case .retrain: retrainText(dialog)
        case .cancel(let job):
            DialogText(
                title: "Cancel job \(job.id)?",
                lines: [
                    "It retrains \(job.task) and is at \(Wording.percent(job.progress, 0)).",
                    "What it learned so far is lost; the live version stays as it is.",
                    "Way back: R starts a new one.",
                ], confirm: "Cancel the job")
        case .promote(let version, let live): promoteText(dialog, version, live)
        case .rollBack: rollBackText(dialog)
        case .target(_, let isAccuracy): targetText(dialog, isAccuracy)
        case .label(let bulk, let ids): bulkText(bulk, ids.count)
        case .newClass(let name, let like, _): newClassText(name, like)
        case .link(let link): linkText(link)
        case .invite: inviteText(dialog)
        case .revoke(let row): revokeText(row)
        case .quit(let jobs):
            DialogText(
                title: "Quit?",
                lines: [
                    "\(Wording.count(jobs, "job")) runs in this process and stops with it.",
                    "Way back: the next start picks it up or says why it failed.",
                ], confirm: "Quit")
        }
    }

    private func linkText(_ link: LinkEnd) -> DialogText {
        let (lower, upper) = (link.lower, link.upper)
        guard !link.isHeld else {
            return DialogText(
                title: "Join the link to \(link.name)?",
                lines: [
                    "\(lower) and \(upper) talk again: what \(lower) queued goes up, answers and "
                        + "versions come down.",
                    "Way back: z, or D holds it again.",
                ], confirm: "Join")
        }
        var lines = [
            "Nothing passes between \(lower) and \(upper) until an operator joins it again.",
            "\(lower) goes on answering, learning and queueing; nothing is lost.",
        ]
        if link.nodesBelow > 1 {
            lines.append(
                "Cut off with it: \(Wording.count(link.nodesBelow - 1, "more entry", "more entries")) below."
            )
        }
        lines.append("Way back: z, or D joins it.")
        return DialogText(
            title: "Hold the link to \(link.name)?", lines: lines, confirm: "Hold")
    }

    private func inviteText(_ dialog: Dialog) -> DialogText {
        let role = dialog.form?.role ?? .node
        return DialogText(
            title: "Invite to \(nodeName)",
            lines: [
                "\(role.sentence)",
                "Type the name, and if you like how long the invitation holds (24h) and, for a "
                    + "child, the largest version that it takes (2M).",
                "Way back: :credentials, X revokes what was made of it.",
            ], confirm: "Invite", label: "name [24h] [2M]:")
    }

    private func revokeText(_ row: CredentialRow) -> DialogText {
        let used = row.lastUsedAt.map { "last used \(moment.age(of: $0)) ago" } ?? "never used"
        return DialogText(
            title: "Revoke the credential of \(row.name)?",
            lines: [
                "\(row.id), \(row.role.rawValue), \(used).",
                row.role == .node
                    ? "The child's conversation ends at once; it goes on alone with what it has."
                    : "Whoever holds it is refused from now on.",
                "Way back: none; A makes a new invitation.",
            ], confirm: "Revoke")
    }

    private func retrainText(_ dialog: Dialog) -> DialogText {
        let name = dialog.task ?? ""
        let task = node.task(name)
        let live = task?.liveVersion.map { "v\($0) is live" } ?? "nothing is live yet"
        return DialogText(
            title: "Retrain \(name)?",
            lines: [
                "\(Wording.grouped(task?.exampleCount ?? 0)) examples, "
                    + "\(task?.newExampleCount ?? 0) of them new; \(live).",
                "A new version is trained in the background and goes live only if it is "
                    + "no worse on held-out examples. Answering goes on meanwhile.",
                "Way back: C cancels the job, B rolls back what went live.",
            ], confirm: "Retrain")
    }

    private func promoteText(
        _ dialog: Dialog, _ version: VersionRow, _ live: VersionRow?
    ) -> DialogText {
        let instead = live.map { "instead of v\($0.number)" } ?? "where nothing is live now"
        var lines = [
            "\(version.task) v\(version.number) would answer from now on, \(instead)."
        ]
        if let gate = version.gateSentence {
            lines.append("By the gate: " + gate + ".")
        } else {
            lines.append("It was measured alone: " + version.figures.accuracySentence + ".")
        }
        if dialog.isWorse { lines.append("It was less accurate than the version live then.") }
        if dialog.isSuperseded { lines.append("The live version was better than the one before.") }
        if version.state == .rejected { lines.append("The gate refused it: \(version.remark)") }
        let back = live.map { "v\($0.number) stays; B rolls back to it" } ?? "B rolls back"
        lines.append("Way back: \(back). It is recorded as your override.")
        return DialogText(
            title: "Promote v\(version.number) of \(version.task)?", lines: lines,
            confirm: "Promote", label: dialog.mustType.map { "type \($0) to go on:" })
    }

    private func rollBackText(_ dialog: Dialog) -> DialogText {
        let name = dialog.task ?? ""
        let live = live(of: name).map { "v\($0.number)" } ?? "the live version"
        let before = previousVersion(name).map { "v\($0)" } ?? "the one before"
        return DialogText(
            title: "Roll \(name) back?",
            lines: [
                "\(before) would answer from now on, instead of \(live).",
                "What was learned since stays as examples and memory.",
                "Way back: \(live) stays; P promotes it again.",
            ], confirm: "Roll back")
    }

    private func targetText(_ dialog: Dialog, _ isAccuracy: Bool) -> DialogText {
        let name = dialog.task ?? ""
        let now = node.task(name)?.target.brief ?? Wording.missing
        let kind =
            isAccuracy
            ? "right at least this share of the time when answering"
            : "escalate at most this share of the questions"
        return DialogText(
            title: "Target of \(name)",
            lines: [
                "Now: \(now).", "New: \(kind).",
                "The threshold follows from the held-out answers. a accuracy, e escalation.",
                "Way back: z takes it back.",
            ], confirm: "Set", label: isAccuracy ? "accuracy %:" : "escalation %:")
    }

    private func bulkText(_ bulk: Dialog.Bulk, _ count: Int) -> DialogText {
        let questions = Wording.count(count, "question")
        return switch bulk {
        case .accept:
            DialogText(
                title: "Accept \(count) guesses?",
                lines: [
                    "\(questions) get the model's top guess as your label.",
                    "Way back: z takes them back one by one.",
                ], confirm: "Accept \(count)")
        case .skip:
            DialogText(
                title: "Skip \(count)?", lines: ["\(questions) go to the back of the queue."],
                confirm: "Skip \(count)")
        case .unanswerable:
            DialogText(
                title: "\(questions) unanswerable?",
                lines: [
                    "Nobody will be asked again; no example is made of them.",
                    "Way back: z takes them back one by one.",
                ], confirm: "Unanswerable")
        }
    }

    private func newClassText(_ name: String, _ like: String) -> DialogText {
        DialogText(
            title: "New class \(name)?",
            lines: [
                "It reads much like \(like), which the task has already.",
                "The task gets \(name) as a class of its own, and the question as its first example.",
                "Way back: z takes the label back.",
            ], confirm: "Make the class")
    }
}

extension Dialog {
    /// Whether it is about the console, not about a node.
    var isOfConsole: Bool {
        if case .quit = subject { true } else { false }
    }

    /// What is chosen among.
    var choiceName: String {
        if case .invite = subject { "role" } else { "task" }
    }
}

extension Wire.Role {
    /// What whoever has it may do.
    var sentence: String {
        switch self {
        case .client: "client: asks, and collects its answers."
        case .node: "node: a child; passes questions up, takes answers and versions."
        case .viewer: "viewer: looks at everything and changes nothing."
        case .operator: "operator: looks at and changes everything."
        }
    }
}
