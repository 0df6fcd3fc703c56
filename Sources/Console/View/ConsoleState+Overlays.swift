internal import Wire

extension ConsoleState {
    /// Returns an area of that size in the middle of the screen, as far as it fits.
    private func centred(columns: Int, rows: Int) -> Area {
        let width = min(columns, size.columns)
        let height = min(rows, size.rows)
        return Area(
            column: (size.columns - width) / 2, row: (size.rows - height) / 2, columns: width,
            rows: height)
    }

    func draw(_ dialog: Dialog, _ canvas: inout Canvas) {
        let text = text(of: dialog)
        let width = min(72, size.columns)
        let isUnicode = canvas.palette.isUnicode
        let lines = text.lines.flatMap {
            Canvas.wrapped($0, columns: max(1, width - 4), isUnicode: isUnicode)
        }
        let hasChoice = dialog.choices.count > 1
        let rows = lines.count + (hasChoice ? 2 : 0) + (text.label == nil ? 0 : 2) + 4
        let area = centred(columns: width, rows: rows)
        dimBehind(&canvas)
        let inner = canvas.box(area, title: text.title, isFocused: true, ground: .dialog)
            .inset(columns: 1, rows: 0)
        let last = inner.rows - 1
        for (place, line) in lines.enumerated() where place < last {
            canvas.line([Span(line, .dialog)], place, in: inner, on: .dialog)
        }
        var place = lines.count + 1
        if hasChoice {
            drawChoice(dialog, min(place, last - 1), inner, &canvas)
            place += 2
        }
        if let label = text.label { drawInput(dialog, label, min(place, last - 1), inner, &canvas) }
        drawButtons(dialog, text, last, inner, &canvas)
    }

    /// Everything but the hints, which are the dialog's now.
    private func dimBehind(_ canvas: inout Canvas) {
        let style = canvas.palette.style(.overlay)
        let rows = layout.hints.isEmpty ? size.rows : layout.hints.row
        canvas.restyle(Area(column: 0, row: 0, columns: size.columns, rows: rows)) { _ in style }
    }

    private func drawChoice(
        _ dialog: Dialog, _ line: Int, _ inner: Area, _ canvas: inout Canvas
    ) {
        var spans = [Span("\(dialog.choiceName) ↑↓  ", .muted)]
        for (place, name) in dialog.choices.enumerated() {
            let isChosen = place == dialog.choice
            spans += [
                Span(isChosen ? "[\(name)]" : " \(name) ", isChosen ? .select : .muted), Span(" "),
            ]
        }
        canvas.line(spans, line, in: inner, on: .dialog)
    }

    private func drawInput(
        _ dialog: Dialog, _ label: String, _ line: Int, _ inner: Area, _ canvas: inout Canvas
    ) {
        canvas.line(
            [Span(label + " ", .prompt), Span(dialog.input.text)], line, in: inner, on: .dialog)
        canvas.cursor = Position(
            column: inner.column + label.count + 1
                + DisplayWidth.columns(
                    of: dialog.input.beforeCursor, isUnicode: canvas.palette.isUnicode),
            row: inner.row + line)
        canvas.isCursorVisible = true
    }

    /// The highlighted button is what Enter does; a sign says so without colour too.
    private func drawButtons(
        _ dialog: Dialog, _ text: DialogText, _ line: Int, _ inner: Area, _ canvas: inout Canvas
    ) {
        let row = inner.row + line
        var column = inner.column
        for (name, isFocused) in [
            ("Cancel", !dialog.isConfirmFocused), (text.confirm, dialog.isConfirmFocused),
        ] {
            let label = isFocused ? "▸[ \(name) ]" : " [ \(name) ]"
            let width = min(label.count, max(0, inner.column + inner.columns - column))
            canvas.write(
                label, column: column, row: row, role: isFocused ? .select : .dialog, width: width,
                on: isFocused ? .select : .dialog)
            if isFocused, !dialog.hasInput {
                canvas.cursor = Position(column: column, row: row)
            }
            column += width + 2
        }
        let keys = dialog.hasInput ? "Tab switch  Esc cancel" : "y yes  n no  Tab switch"
        let free = Area(
            column: column, row: row, columns: inner.column + inner.columns - column, rows: 1)
        canvas.trailing(keys, 0, in: free, role: .muted, on: .dialog)
    }

    func draw(_ help: Help, _ canvas: inout Canvas) {
        let shown = help.bindings(keymap)
        let area = centred(columns: min(84, size.columns - 2), rows: size.rows - 2)
        let inner = canvas.box(
            area, title: "Help › \(help.context.rawValue)",
            note: help.context == .labelling
                ? "and the keys of the box label" : "\(shown.count) commands",
            isFocused: true, ground: .dialog
        ).inset(columns: 1, rows: 0)
        canvas.line([Span("/ ", .prompt), Span(help.input.text)], 0, in: inner, on: .dialog)
        let rows = max(1, inner.rows - 1)
        let top = max(0, help.selection - rows + 1)
        for (line, binding) in shown.dropFirst(top).prefix(rows).enumerated() {
            let isSelected = top + line == help.selection
            let keys = binding.keys.map(\.label).joined(separator: " ")
            let reason = disabledReason(binding.command).map { "  (\($0))" } ?? ""
            canvas.line(
                [
                    Span(isSelected ? "▸ " : "  ", .accent), Span(pad(keys, 14), .key),
                    Span(" " + binding.description), Span(reason, .muted),
                ], line + 1, in: inner, on: isSelected ? .select : .dialog)
        }
        let before = DisplayWidth.columns(
            of: help.input.beforeCursor, isUnicode: canvas.palette.isUnicode)
        canvas.cursor = Position(column: inner.column + 2 + before, row: inner.row)
        canvas.isCursorVisible = true
    }

    func draw(_ picker: Picker, _ canvas: inout Canvas) {
        let longest = picker.names.map { DisplayWidth.columns(of: $0) }.max() ?? 0
        let area = centred(columns: max(24, longest + 8), rows: picker.names.count + 2)
        let title = picker.kind == .task ? "Task" : "Theme"
        let inner = canvas.box(area, title: title, isFocused: true, ground: .dialog)
        let top = max(0, picker.selection - inner.rows + 1)
        for (line, name) in picker.names.dropFirst(top).prefix(inner.rows).enumerated() {
            let isSelected = top + line == picker.selection
            canvas.line(
                [Span(isSelected ? " ▸ " : "   ", .accent), Span(name)], line, in: inner,
                on: isSelected ? .select : .dialog)
            if isSelected {
                canvas.cursor = Position(column: inner.column + 1, row: inner.row + line)
            }
        }
    }
}
