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
        case .rollBack:
            return rollBackTasks.isEmpty ? "no version was live before the present one" : nil
        case .cancelJob: return cancelReason
        case .pauseFeeder, .slowFeeder, .hastenFeeder:
            return node.status?.feeder == nil ? "this node has no feeder" : nil
        case .accept, .skip, .unanswerable, .typeClass, .newClass: return labelReason(command)
        case .undo:
            return undoable.isEmpty && labelling.sending.isEmpty ? "nothing to undo" : nil
        case .redo: return redoable.isEmpty ? "nothing to give again" : nil
        case .open: return openReason
        case .invertImage:
            return currentImage == nil ? "this question has no image" : nil
        case .theme: return themes.isEmpty ? "no themes were found" : nil
        case .level: return isAuditShown ? "the audit has no levels" : nil
        default: return nil
        }
    }

    private var promoteReason: String? {
        guard let version = versions.selected else { return "no version is selected" }
        return version.state == .live
            ? "v\(version.number) of \(version.task) is live already" : nil
    }

    private var cancelReason: String? {
        guard let job = jobs.selected else { return "no job is selected" }
        return job.state.isOver ? "job \(job.id) is over: \(job.state.rawValue)" : nil
    }

    private func labelReason(_ command: Command) -> String? {
        if detail != .labelling {
            if questions.isEmpty { return "no question waits" }
            guard command == .accept else { return nil }
            return questions.chosen.contains { $0.guess != nil }
                ? nil : "the model has no guess to accept"
        }
        guard labelling.current != nil else { return "no question waits" }
        guard let shown = labelling.currentDetail else { return "the question is not here yet" }
        if labelling.isUnsure(at: now) { return "the question has just changed: press again" }
        return command == .accept && topGuess(shown) == nil
            ? "the model has no guess to accept" : nil
    }

    private var openReason: String? {
        switch focus {
        case .tiers: tiers.selected == nil ? "nothing is selected" : nil
        case .versions: versions.selected == nil ? "no version is selected" : nil
        case .questions: nil
        case .jobs: jobs.selected == nil ? "no job is selected" : nil
        case .events: "an event has nothing more to show"
        }
    }

    /// The tasks for which an earlier version is known.
    var rollBackTasks: [String] {
        node.tasks.map(\.name).filter { previousVersion($0) != nil }
    }

    /// The number of the version that was live before the present one.
    func previousVersion(_ task: String) -> Int? {
        node.promotions.first { $0.task == task }?.previous
    }
}
