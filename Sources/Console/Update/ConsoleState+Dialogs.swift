internal import Wire

extension ConsoleState {
    mutating func press(_ key: Key, in dialog: Dialog) -> [Effect] {
        guard !dialog.isDead(key, at: now) else { return [] }
        var dialog = dialog
        switch key {
        case .escape: return closeOverlay()
        case .enter: return dialog.isConfirmFocused ? confirm(dialog) : closeOverlay()
        case .tab, .backTab: dialog.isConfirmFocused.toggle()
        case .up, .down: choose(by: key == .up ? -1 : 1, in: &dialog)
        default:
            if dialog.hasInput {
                type(key, in: &dialog)
            } else if let effects = pressButton(key, in: &dialog) {
                return effects
            }
        }
        overlay = .dialog(dialog)
        return []
    }

    /// Keys of dialogs in which nothing is typed.
    private mutating func pressButton(_ key: Key, in dialog: inout Dialog) -> [Effect]? {
        switch key {
        case "y": return confirm(dialog)
        case "n": return closeOverlay()
        case .left, .right, "h", "l": dialog.isConfirmFocused.toggle()
        case "j": choose(by: 1, in: &dialog)
        case "k": choose(by: -1, in: &dialog)
        default: break
        }
        return nil
    }

    private func type(_ key: Key, in dialog: inout Dialog) {
        if case .target(let tasks, let isAccuracy) = dialog.subject, key == "a" || key == "e" {
            guard isAccuracy != (key == "a") else { return }
            dialog = Dialog(
                .target(tasks: tasks, isAccuracy: key == "a"), choice: dialog.choice,
                isConfirmFocused: true, openedBy: dialog.openedBy, at: dialog.openedAt)
            return
        }
        dialog.type(key)
        if dialog.form != nil { dialog.isConfirmFocused = dialog.isValid }
        // The highlight is what Enter does: it moves once the name is typed in full.
        if dialog.mustType != nil { dialog.isConfirmFocused = dialog.isValid }
    }

    private func choose(by places: Int, in dialog: inout Dialog) {
        let count = dialog.choices.count
        guard count > 0 else { return }
        dialog.choice = (dialog.choice + places + count) % count
        // Each task has a target of its own to begin with.
        if case .target = dialog.subject, let task = dialog.task {
            dialog = targetDialog(task, openedBy: dialog.openedBy, at: dialog.openedAt)
        }
    }

    private mutating func confirm(_ dialog: Dialog) -> [Effect] {
        guard dialog.isValid else {
            notify(
                .warning,
                dialog.form?.fault ?? dialog.mustType.map { "type \($0) first" }
                    ?? "a share of 0 to 100 %")
            return []
        }
        overlay = nil
        switch dialog.subject {
        case .retrain: return dialog.task.map { [.retrain(task: $0, by: operatorName)] } ?? []
        case .cancel(let job): return [.cancel(job.id, by: operatorName)]
        case .promote(let version, let live):
            let reason = "by hand" + (live.map { ", instead of v\($0.number)" } ?? "")
            return [.promote(version.id, by: operatorName, reason: reason)]
        case .rollBack:
            return dialog.task.map {
                [.rollBack(task: $0, by: operatorName, reason: "by hand")]
            } ?? []
        case .target: return setTarget(dialog)
        case .label(let bulk, let ids): return ids.flatMap { apply(bulk, to: $0) }
        case .newClass(let name, _, let question):
            labelling.typing = nil
            return label(question, .newClass(name))
        case .link(let link): return setLink(link)
        case .invite: return dialog.form?.request.map { [.invite($0, by: operatorName)] } ?? []
        case .revoke(let row): return [.revoke(row.id, by: operatorName)]
        case .quit: return [.savePreferences(preferences), .quit]
        }
    }

    private mutating func setTarget(_ dialog: Dialog) -> [Effect] {
        guard let task = dialog.task, let target = dialog.target else { return [] }
        rememberTarget(of: task)
        return [.setTarget(target, task: task, by: operatorName)]
    }
}
