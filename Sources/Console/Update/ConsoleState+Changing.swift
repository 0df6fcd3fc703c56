internal import Wire

extension ConsoleState {
    /// Opens the dialogs that change the node, and paces the feeder; nil for other commands.
    mutating func runChanging(_ command: Command, key: Key) -> [Effect]? {
        switch command {
        case .retrain: ask(.retrain(tasks: node.tasks.map(\.name)), key)
        case .rollBack: ask(.rollBack(tasks: rollBackTasks), key)
        case .setTarget: askTarget(key)
        case .promote:
            guard let version = versions.selected else { return [] }
            ask(.promote(version, live: live(of: version.task)), key)
        case .setLink:
            guard let link = linkAtHand else { return [] }
            ask(.link(link), key)
        case .invite: ask(.invite(roles: [.node, .client, .viewer, .operator]), key)
        case .revoke:
            guard let credential = credentials.selected else { return [] }
            ask(.revoke(credential), key)
        case .cancelJob:
            guard let job = cancellableJob else { return [] }
            ask(.cancel(job), key)
        case .pauseFeeder: return paceFeeder { $0.isPaused.toggle() }
        case .slowFeeder:
            return paceFeeder { $0.questionsPerSecond = max(0.125, $0.questionsPerSecond / 2) }
        case .hastenFeeder:
            return paceFeeder { $0.questionsPerSecond = min(1024, $0.questionsPerSecond * 2) }
        default: return nil
        }
        return []
    }

    /// Opens a dialog; where a task is to be chosen, what is looked at is proposed.
    mutating func ask(_ subject: Dialog.Subject, task: String? = nil, _ key: Key) {
        var dialog = Dialog(subject, openedBy: key, at: now)
        let proposed = task ?? taskAtHand
        dialog.choice = proposed.flatMap { dialog.tasks.firstIndex(of: $0) } ?? 0
        overlay = .dialog(dialog)
    }

    mutating func askTarget(task: String? = nil, _ key: Key) {
        let name = task ?? taskAtHand ?? node.tasks.first?.name ?? ""
        overlay = .dialog(targetDialog(name, openedBy: key, at: now))
    }

    /// Proposes the target in force; one key takes a target back, so Enter may set it at once.
    func targetDialog(_ name: String, openedBy key: Key, at moment: Timestamp) -> Dialog {
        let tasks = node.tasks.map(\.name)
        let (isAccuracy, share) =
            switch node.task(name)?.target ?? .accuracy(0.95) {
            case .accuracy(let share): (true, share)
            case .escalation(let share): (false, share)
            }
        return Dialog(
            .target(tasks: tasks, isAccuracy: isAccuracy),
            choice: tasks.firstIndex(of: name) ?? 0, input: Wording.shortest(share * 100),
            isConfirmFocused: true, openedBy: key, at: moment)
    }

    /// The task of what is selected, else the one that alone is shown.
    var taskAtHand: String? {
        switch context {
        case .versions, .version: versions.selected?.task ?? task
        case .questions:
            isAnsweredShown
                ? answered.selected?.question.task ?? task : questions.selected?.task ?? task
        case .labelling: labelling.currentDetail?.row.task ?? task
        case .jobs, .job: jobs.selected?.task ?? task
        case .question: questionDetail?.row.task ?? task
        case .tiers, .events, .node, .credentials: task
        }
    }

    /// Remembers how the link was before it is cut or joined.
    mutating func setLink(_ link: LinkEnd) -> [Effect] {
        undoFloor = undoable.count
        undoable.append(.link(link))
        return [.setLink(link.child, at: link.holder, isHeld: !link.isHeld, by: operatorName)]
    }

    func live(of task: String) -> VersionRow? {
        versions.firstLoaded { $0.task == task && $0.state == .live }
    }

    private mutating func paceFeeder(_ change: (inout FeederState) -> Void) -> [Effect] {
        guard var feeder = node.status?.feeder else { return [] }
        change(&feeder)
        // Shown at once, so that presses in a row add up.
        node.status?.feeder = feeder
        let pace = Wording.shortest(feeder.questionsPerSecond) + "/s"
        notify(.info, feeder.isPaused ? "feeder paused · p resumes" : "feeder asks \(pace)")
        return [
            .setFeeder(isPaused: feeder.isPaused, questionsPerSecond: feeder.questionsPerSecond)
        ]
    }
}
