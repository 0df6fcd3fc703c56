internal import Wire

extension ConsoleState {
    /// The line of keys for what can be done now, from the keymap; what is disabled is left out.
    func drawHints(_ canvas: inout Canvas) {
        if let lines = longToast(canvas), let toast {
            canvas.line([Span(" " + lines[0], toast.level.role)], 0, in: layout.hints)
            return
        }
        // However narrow the screen, the way to all other keys is shown.
        let isTyping = detail == .labelling && labelling.typing != nil
        let help = overlay == nil && !isTyping ? keymap.binding(of: .help)?.keys.first : nil
        let end = help.map { "\($0.label) help " } ?? ""
        var spans: [Span] = [Span(" ")]
        var used = 1
        let isUnicode = canvas.palette.isUnicode
        let room =
            layout.hints.columns - 1 - end.count
            - DisplayWidth.columns(of: "…", isUnicode: isUnicode)
        for (key, text) in hints {
            let columns = DisplayWidth.columns(of: "\(key) \(text)  ", isUnicode: isUnicode)
            guard used + columns <= room else {
                spans.append(Span("…", .muted))
                break
            }
            spans += [Span(key, .key), Span(" \(text)  ", .keyText)]
            used += columns
        }
        canvas.line(spans, 0, in: layout.hints)
        canvas.trailing(end, 0, in: layout.hints, role: .key)
    }

    private var hints: [(String, String)] {
        switch overlay {
        case .dialog: [("Tab", "switch"), ("Enter", "do what is marked"), ("Esc", "cancel")]
        case .prompt:
            [("Enter", "done"), ("Tab", "complete"), ("↑↓", "history"), ("Esc", "cancel")]
        case .help: [("type", "to filter"), ("↑↓", "select"), ("Enter", "do it"), ("Esc", "close")]
        case .picker: [("↑↓", "select"), ("Enter", "take it"), ("Esc", "as before")]
        case .slip: [("y", "copy"), ("Esc", "close for good")]
        case nil where labelling.typing != nil && detail == .labelling:
            [("type", "a class"), ("↑↓", "select"), ("Enter", "label"), ("Esc", "cancel")]
        case nil: labelHint + commandHints
        }
    }

    private var labelHint: [(String, String)] {
        guard detail == .labelling, !isReadOnly, let keys = classKeys,
            let first = keys.entries.first, let last = keys.entries.last
        else { return [] }
        return [("\(first.key)…\(last.key)", "label")]
    }

    private var commandHints: [(String, String)] {
        keymap.bindings(in: context).compactMap { binding in
            guard let hint = binding.hint(in: context), let key = binding.keys.first,
                disabledReason(binding.command) == nil
            else { return nil }
            switch binding.command {
            case .help: return nil
            case .back: if !canGoBack { return nil }
            case .mark: if questions.isEmpty { return nil }
            default: break
            }
            let isLabelling = binding.command == .open && context == .questions
            let isUndo = binding.command == .undo
            return (key.label, isLabelling ? "label" : isUndo ? undoHint : hint)
        }
    }

    /// Where the questions are not on screen, what would be taken back is named.
    private var undoHint: String {
        guard !context.showsQuestions else { return "undo" }
        if let newest = labelling.sending.last { return "undo \(newest.question.short)" }
        return switch undoTarget {
        case .label(let receipt, _):
            "undo \(receipt.question.short) = \(receipt.name ?? "unanswerable")"
        case .target(let task, _): "undo target of \(task)"
        case .link(let link): (link.isHeld ? "hold " : "join ") + link.name
        case nil: "undo"
        }
    }

    /// The last line: the prompt while one is typed, else the toast and what narrows the list.
    func drawStatus(_ canvas: inout Canvas) {
        if case .prompt(let prompt) = overlay {
            drawPrompt(prompt, &canvas)
            return
        }
        var spans: [Span] = [Span(" ")]
        if let toast {
            let text = longToast(canvas)?[1] ?? "\(toast.level.sign) \(toast.text)"
            spans.append(Span(text, toast.level.role))
            canvas.line(spans, 0, in: layout.status)
            return
        }
        let list = summary(focus)
        var notes: [String] = []
        if detail == nil {
            if list.marks > 0 { notes.append(Wording.count(list.marks, "row") + " marked") }
            if !list.filter.isEmpty { notes.append("filter: \(list.filter.text)") }
        }
        notes.append(isReadOnly ? "read-only" : "as \(operatorName)")
        if layout.shape == .tiny { notes = [focus.title + " " + list.place] + notes }
        spans.append(Span(notes.joined(separator: " · "), .muted))
        canvas.line(spans, 0, in: layout.status)
    }

    /// A toast that is too long for a line takes the hints' line too: an error must be read whole.
    private func longToast(_ canvas: Canvas) -> [String]? {
        guard let toast, overlay == nil, !layout.hints.isEmpty else { return nil }
        let columns = max(1, layout.status.columns - 2)
        let lines = Canvas.wrapped(
            "\(toast.level.sign) \(toast.text)", columns: columns,
            isUnicode: canvas.palette.isUnicode)
        guard lines.count > 1 else { return nil }
        return [lines[0], lines.dropFirst().joined(separator: " ")]
    }

    private func drawPrompt(_ prompt: Prompt, _ canvas: inout Canvas) {
        let sign = prompt.kind == .command ? ":" : "/"
        let suggestion = suggestion(prompt) ?? ""
        let before = DisplayWidth.columns(
            of: prompt.input.beforeCursor, isUnicode: canvas.palette.isUnicode)
        // Long lines are shown from where their cursor is.
        let room = max(1, layout.status.columns - 3)
        let hidden = max(0, before - room)
        let text = String(prompt.input.text.dropFirst(hidden))
        canvas.line(
            [Span(" " + sign, .prompt), Span(text), Span(suggestion, .suggest)], 0,
            in: layout.status)
        canvas.cursor = Position(column: 2 + before - hidden, row: layout.status.row)
        canvas.isCursorVisible = true
    }
}

extension Toast.Level {
    var role: Role {
        switch self {
        case .info: .info
        case .success: .toastOk
        case .warning: .toastWarn
        case .failure: .toastErr
        }
    }
}
