internal import Wire

extension ConsoleState {
    /// Takes what came from the terminal.
    mutating func take(_ input: TerminalInput) -> [Effect] {
        switch input {
        case .key(let key): return press(key)
        case .mouse(let report): return point(report)
        case .paste(let text): return paste(text)
        case .resized(let size): self.size = size
        case .resumed: return [.repaint]
        case .closed: return [.savePreferences(preferences), .quit]
        case .focusGained, .focusLost: break
        }
        return []
    }

    /// A key goes to what lies on top: overlay, typed class, label key, then the keymap.
    mutating func press(_ key: Key) -> [Effect] {
        if key == .control("c") { return interrupt() }
        interruptedAt = nil
        switch overlay {
        case .dialog(let dialog): return press(key, in: dialog)
        case .prompt(let prompt): return press(key, in: prompt)
        case .help(let help): return press(key, in: help)
        case .picker(let picker): return press(key, in: picker)
        case .slip(let slip): return press(key, in: slip)
        case nil: break
        }
        if detail == .labelling {
            if let typing = labelling.typing { return press(key, in: typing) }
            if let effects = pressLabelKey(key) { return effects }
        }
        guard let command = keymap.command(for: key, in: context) else { return [] }
        return run(command, key: key)
    }

    /// Ctrl-c cancels what is open; twice within two seconds it quits, whatever is open.
    private mutating func interrupt() -> [Effect] {
        if let last = interruptedAt, now.seconds(since: last) < 2 {
            return [.savePreferences(preferences), .quit]
        }
        interruptedAt = now
        if overlay != nil { return closeOverlay() }
        if labelling.typing != nil {
            labelling.typing = nil
        } else {
            notify(.info, "ctrl-c again quits")
        }
        return []
    }

    /// Leaves an overlay as if nothing had been done in it.
    mutating func closeOverlay() -> [Effect] {
        defer { overlay = nil }
        switch overlay {
        case .picker(let picker):
            guard case .theme(let before) = picker.kind, theme != before else { return [] }
            theme = before
            return [.setTheme(before)]
        case .prompt(let prompt):
            if case .filter(let pane, let before) = prompt.kind {
                change(pane, .filter(Filter(before)))
            }
            return []
        case .dialog, .help, .slip, nil:
            return []
        }
    }

    /// Pasted text is text, never keys: it goes where text is typed or nowhere.
    private mutating func paste(_ text: String) -> [Effect] {
        switch overlay {
        case .dialog(var dialog):
            guard dialog.hasInput else { return [] }
            dialog.paste(text)
            overlay = .dialog(dialog)
        case .prompt(var prompt):
            prompt.input.insert(text)
            return typed(prompt)
        case .help(var help):
            help.input.insert(text)
            help.selection = 0
            overlay = .help(help)
        case .picker, .slip:
            break
        case nil:
            labelling.typing?.input.insert(text)
            labelling.typing?.selection = 0
        }
        return []
    }

    /// Does what a command asks, or says why it cannot be done now.
    mutating func run(_ command: Command, key: Key) -> [Effect] {
        if let reason = disabledReason(command) {
            if labelling.isUnsure(at: now) { labelling.droppedKey(at: now) }
            notify(.warning, reason)
            return []
        }
        return runMoving(command) ?? runOpening(command) ?? runListing(command)
            ?? runChanging(command, key: key) ?? runLabelling(command, key: key)
            ?? runConsole(command, key: key)
    }
}
