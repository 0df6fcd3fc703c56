internal import Wire

extension ConsoleState {
    /// The keys that label, or the class being typed.
    func drawKeysBox(_ area: Area, _ canvas: inout Canvas) {
        if let typing = labelling.typing {
            drawTyping(typing, area, &canvas)
            return
        }
        let guess = isReadOnly ? nil : labelling.currentDetail.flatMap(topGuess)
        let title = guessTitle(area.columns)
        let accept = title == nil ? guess.map { "a = accept \(clip($0, 16))" } ?? "" : ""
        let inner = canvas.box(
            area, title: title ?? "Your label", note: isReadOnly ? "read-only" : accept,
            isFocused: true)
        for cell in classCells {
            // Where the key is the class, saying it twice would only confuse.
            let name = cell.name == String(cell.key) ? "" : cell.name
            canvas.write(
                [Span("\(cell.key) ", .key), Span(name, isReadOnly ? .muted : .fg)],
                column: cell.area.column, row: cell.area.row, width: cell.area.columns)
        }
        drawMore(area, &canvas)
        let used = (classCells.map(\.area.row).max() ?? inner.row - 1) - inner.row + 1
        for (place, spans) in keyLines.suffix(max(0, inner.rows - used)).enumerated() {
            let lines = min(keyLines.count, inner.rows - used)
            canvas.line(spans, inner.rows - lines + place, in: inner, from: 1)
        }
    }

    /// Where there is no room for the ranking, the guess that `a` takes stands in the title.
    private func guessTitle(_ columns: Int) -> String? {
        guard labelLayout.model.isEmpty, !isReadOnly, let shown = labelling.currentDetail,
            let guess = topGuess(shown)
        else { return nil }
        let chance = shown.ranking.first?.probability ?? shown.row.guess?.probability
        let rest = " " + Wording.fixed(chance, 2)
        return "a = " + clip(guess, max(1, columns - 10 - rest.count)) + rest
    }

    /// Whether the guess that `a` takes can be read; on a screen of a few cells it cannot.
    var isGuessOnScreen: Bool {
        guard layout.shape == .tiny else { return true }
        return layout.detail.rows >= 2 && layout.detail.columns >= 16
    }

    /// One cell of the grid of classes.
    struct ClassCell {
        let key: Character
        let name: String
        let area: Area
    }

    /// Where each class stands in the box; those without room are found by typing.
    var classCells: [ClassCell] {
        guard detail == .labelling, let keys = classKeys else { return [] }
        let inner = labelLayout.keys.inset(columns: 2, rows: 1)
        guard !inner.isEmpty else { return [] }
        let longest = keys.entries.map { DisplayWidth.columns(of: $0.name) }.max() ?? 1
        let rows = max(1, inner.rows - min(keyLines.count, max(0, inner.rows - 2)))
        // Names are cut only where more of them fit then.
        func across(_ name: Int) -> Int { max(1, inner.columns / (name + 3)) }
        let isRoomy = across(longest) * rows >= keys.entries.count
        let across = across(isRoomy ? longest : min(longest, 18))
        let width = max(1, min(inner.columns / across, longest + 4))
        return keys.entries.prefix(across * rows).enumerated().map { place, entry in
            ClassCell(
                key: entry.key, name: entry.name,
                area: Area(
                    column: inner.column + place % across * width,
                    row: inner.row + place / across, columns: width - 1, rows: 1))
        }
    }

    /// How many classes have no place in the grid, and how they are found.
    private func drawMore(_ area: Area, _ canvas: inout Canvas) {
        let shown = labelling.currentDetail
        let all = shown.flatMap { node.task($0.row.task)?.classes.count } ?? 0
        let missing = all - classCells.count
        guard missing > 0, area.columns >= 20, area.rows >= 2 else { return }
        let line = Area(
            column: area.column, row: area.row + area.rows - 1, columns: area.columns - 2, rows: 1)
        canvas.trailing(" +\(missing) more: i ", 0, in: line, role: .muted)
    }

    func className(at position: Position) -> String? {
        classCells.first { $0.area.contains(position) }?.name
    }

    /// What else can be done with the question, and what z would take back.
    private var keyLines: [[Span]] {
        func key(_ key: String, _ text: String) -> [Span] {
            [Span(pad(key, 2), .key), Span(pad(text, 20), .keyText)]
        }
        let count = labelling.currentDetail.flatMap { node.task($0.row.task)?.classes.count } ?? 0
        var lines = [
            key("i", count > 10 ? "type one of \(count)" : "type a class") + key("c", "new class…"),
            key("x", "unanswerable") + key("s", "skip (to the back)"),
        ]
        if case .label(let receipt, _)? = undoable.last {
            let text = "undo \(receipt.question.short) = \(receipt.name ?? "unanswerable")"
            lines.append([Span("z ", .key), Span(text, .keyText)])
        }
        return lines
    }

    private func drawTyping(_ typing: TypeAhead, _ area: Area, _ canvas: inout Canvas) {
        let title = typing.isNewClass ? "New class" : "Type a class"
        let found = candidates(typing)
        let inner = canvas.box(
            area, title: title, note: typing.isNewClass ? "" : "\(found.count) fit", isFocused: true
        ).inset(columns: 1, rows: 0)
        canvas.line([Span("▸ ", .prompt), Span(typing.input.text)], 0, in: inner)
        let before = DisplayWidth.columns(
            of: typing.input.beforeCursor, isUnicode: canvas.palette.isUnicode)
        let rows = max(1, inner.rows - 1)
        let top = max(0, typing.selection - rows + 1)
        for (line, candidate) in found.dropFirst(top).prefix(rows).enumerated() {
            let isSelected = top + line == typing.selection
            canvas.line(
                [Span(isSelected ? "▸ " : "  ", .accent)] + spans(candidate), line + 1, in: inner,
                on: isSelected ? .select : nil)
        }
        if found.isEmpty {
            let text =
                typing.isNewClass ? "type the name of a new class" : "no class has these letters"
            canvas.line([Span(text, .muted)], 1, in: inner)
        }
        canvas.cursor = Position(
            column: min(inner.column + inner.columns - 1, inner.column + 2 + before),
            row: inner.row)
        canvas.isCursorVisible = true
    }

    private func spans(_ candidate: TypeAhead.Candidate) -> [Span] {
        switch candidate {
        case .newClass(let name):
            return [Span("new class “\(name)”" + (classLike(name) == nil ? "" : "…"), .warn)]
        case .known(let name):
            let ranked = labelling.currentDetail?.ranking.first { $0.name == name }
            let chance = ranked.map { "  " + Wording.fixed($0.probability, 2) } ?? ""
            return [Span(name), Span(chance, .muted)]
        }
    }
}
