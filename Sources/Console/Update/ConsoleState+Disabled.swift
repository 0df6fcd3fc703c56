internal import Wire

extension ConsoleState {
    /// Returns why a command can do nothing now, as a sentence for the operator; nil when it can.
    package func disabledReason(_ command: Command) -> String? {
        if isReadOnly, keymap.binding(of: command)?.changesNode == true {
            return "read-only: nothing on the node can be changed (:rw allows it)"
        }
        switch command {
        case .retrain, .setTarget, .nextTask, .previousTask, .taskMenu:
            return node.tasks.isEmpty ? "no task is known yet" : nil
        case .promote: return promoteReason
        case .rollBack: return rollBackReason
        case .cancelJob: return cancelReason
        case .pauseFeeder, .slowFeeder, .hastenFeeder:
            return node.status?.feeder == nil ? "this node has no feeder" : nil
        case .accept, .skip, .unanswerable, .typeClass, .newClass: return labelReason(command)
        case .undo: return undoReason
        case .redo: return redoable.isEmpty ? "nothing to give again" : nil
        case .open: return openReason
        case .invertImage:
            return currentImage == nil ? "this question has no image" : nil
        case .theme: return themes.isEmpty ? "no themes were found" : nil
        case .level: return isAuditShown ? "the audit has no levels" : nil
        case .setLink: return linkReason
        case .revoke: return revokeReason
        case .nextMatch, .previousMatch:
            return lastEventFilter == nil ? "no filter was used here yet: / filters" : nil
        default: return nil
        }
    }

    private var promoteReason: String? {
        guard context == .versions || context == .version else {
            return "promoting works in \(Pane.versions.number) Versions, on the selected version"
        }
        guard let version = versions.selected else { return "no version is selected" }
        return version.state == .live
            ? "v\(version.number) of \(version.task) is live already" : nil
    }

    private var rollBackReason: String? {
        let reason = "no version was live before the present one"
        guard let name = chosenTask else { return rollBackTasks.isEmpty ? reason : nil }
        return previousVersion(name) == nil ? "\(name): \(reason)" : nil
    }

    private var cancelReason: String? {
        if context == .jobs || context == .job {
            guard let job = jobs.selected else { return "no job is selected" }
            return job.state.isOver ? "job \(job.id) is over: \(job.state.rawValue)" : nil
        }
        guard cancellableJob == nil else { return nil }
        let count = shownRunningJobs.count
        return count == 0
            ? "no job is under way"
            : "\(Wording.count(count, "job")) under way: choose one in \(Pane.jobs.number) Jobs"
    }

    private var undoReason: String? {
        if undoTarget != nil || !labelling.sending.isEmpty { return nil }
        return undoable.isEmpty
            ? "nothing to undo"
            : "labels from before the last change are taken back in "
                + "\(Pane.questions.number) Questions"
    }

    private func labelReason(_ command: Command) -> String? {
        if detail != .labelling {
            if isAnsweredShown { return "these are answered: [ shows those that wait" }
            if questions.isEmpty { return "no question waits" }
            guard command == .accept else { return nil }
            return questions.chosen.contains { $0.guess != nil }
                ? nil : "the model has no guess to accept"
        }
        guard labelling.current != nil else { return "no question waits" }
        guard let shown = labelling.currentDetail else { return "the question is not here yet" }
        if labelling.isUnsure(at: now) { return "the question has just changed: press again" }
        guard command == .accept else { return nil }
        if topGuess(shown) == nil { return "the model has no guess to accept" }
        return isGuessOnScreen ? nil : "the guess is not on screen: make the window larger"
    }

    private var revokeReason: String? {
        guard let row = credentials.selected else { return "no credential is selected" }
        return row.revokedAt == nil ? nil : "the credential of \(row.name) is revoked already"
    }

    private var openReason: String? {
        if detail == .node {
            guard let branch = tiers.selected?.branch else { return "nothing is selected" }
            return branch.isThis
                ? "\(nodeName) is looked at already: Esc shows its panes"
                : unreachableReason(branch)
        }
        return switch focus {
        case .tiers: tiers.selected == nil ? "nothing is selected" : nil
        case .versions: versions.selected == nil ? "no version is selected" : nil
        case .questions:
            isAnsweredShown && answered.selected == nil ? "no question is selected" : nil
        case .jobs: jobs.selected == nil ? "no job is selected" : nil
        case .events: "an event has nothing more to show"
        }
    }
}

extension ConsoleState {
    /// The tasks for which an earlier version is known.
    var rollBackTasks: [String] {
        node.tasks.filter { $0.rollBackVersion != nil }.map(\.name)
    }

    /// The number of the version that a rollback would make live.
    func previousVersion(_ task: String) -> Int? {
        node.task(task)?.rollBackVersion
    }

    /// The task of the selected version, or the one that alone is shown; nil leaves the choice.
    private var chosenTask: String? {
        switch context {
        case .versions, .version: versions.selected?.task ?? task
        default: task
        }
    }

    /// The job that cancelling means here; nil where it could be any of several.
    var cancellableJob: JobRow? {
        if context == .jobs || context == .job { return jobs.selected }
        let running = shownRunningJobs
        return running.count == 1 ? running.first : nil
    }

    private var shownRunningJobs: [JobRow] {
        node.runningJobs.filter { task == nil || $0.task == task }
    }
}
