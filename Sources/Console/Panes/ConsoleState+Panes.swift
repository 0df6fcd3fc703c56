internal import Wire

extension ConsoleState {
    /// Draws a pane's border with its number, its name, notes and the place in the list.
    ///
    /// What matters most is to be the first note: those without room are left out, the last first.
    /// Marks and the filter come before all of them: bulk keys act on what they say.
    func drawFrame(
        _ pane: Pane, name: String? = nil, notes: [String], _ canvas: inout Canvas
    ) -> Area {
        let area = layout.panes[pane] ?? Layout.nowhere
        let title = "\(pane.number) \(name ?? pane.title)"
        let room = area.columns - DisplayWidth.columns(of: title) - 9
        return canvas.box(
            area, title: title, note: Self.note(listNotes(pane) + notes, room),
            footer: summary(pane).place, isFocused: pane == focus && overlayIsEmpty)
    }

    /// What was done to a list, in words.
    private func listNotes(_ pane: Pane) -> [String] {
        let list = summary(pane)
        var notes: [String] = []
        if list.marks > 0 { notes.append("\(list.marks) marked") }
        if !list.filter.isEmpty {
            let isQueue = pane == .questions && !isAnsweredShown
            let whole = isQueue ? max(list.total, waitingHere) : list.whole
            notes.append("\(list.total) of \(whole)")
            notes.append("filter: " + list.filter.text)
        }
        return notes
    }

    /// How many questions wait of the tasks that are shown.
    var waitingHere: Int {
        task.map { node.task($0)?.waitingCount ?? 0 } ?? node.status?.waiting ?? 0
    }

    /// Returns as many notes as fit, the first ones.
    private static func note(_ notes: [String], _ room: Int) -> String {
        var kept = notes.filter { !$0.isEmpty }
        func text() -> String { kept.joined(separator: " · ") }
        while kept.count > 1, DisplayWidth.columns(of: text()) > room { kept.removeLast() }
        return text()
    }

    private var overlayIsEmpty: Bool {
        if case .dialog = overlay { return false }
        return true
    }

    func table(_ pane: Pane, inner: Area) -> Table {
        let area = listArea(pane)
        return Table(
            area: area, moment: moment, isFocused: pane == focus && detail == nil,
            namesRow: hasColumnNames(pane, inner.rows) ? area.row - 1 : nil,
            isTaskKnown: isTaskKnown)
    }

    /// Whether the header says which task is shown, or there is but one.
    var isTaskKnown: Bool { task != nil || node.tasks.count == 1 }

    /// Says in an empty list why it is empty.
    func drawEmpty(_ text: String, _ pane: Pane, _ canvas: inout Canvas) {
        let area = listArea(pane)
        let filter = summary(pane).filter
        let unknown = filter.unknownColumns.first.map { "no column \($0) (Esc clears the filter)" }
        let words =
            filter.isEmpty ? text : unknown ?? "nothing passes the filter (Esc clears it)"
        let lines = Canvas.wrapped(
            words, columns: max(1, area.columns - 2), isUnicode: canvas.palette.isUnicode)
        for (place, line) in lines.enumerated() {
            canvas.line([Span(" " + line, .muted)], place, in: area)
        }
        if pane == focus { canvas.cursor = Position(column: area.column, row: area.row) }
    }

    func drawQuestions(_ canvas: inout Canvas) {
        let oldest = node.status?.oldestWaiting.map { "oldest \(Wording.age($0, at: now))" }
        let order = questionOrder == .oldest ? "" : "\(questionOrder.rawValue) first"
        let waiting = questions.filter.isEmpty ? "\(questions.total) waiting" : ""
        let notes = questions.isEmpty ? [] : [waiting, order, oldest ?? ""]
        guard !isAnsweredShown else { return drawAnswered(&canvas) }
        let inner = drawFrame(.questions, notes: notes, &canvas)
        guard !questions.isEmpty else {
            return drawEmpty(emptyQueue, .questions, &canvas)
        }
        table(.questions, inner: inner).draw(questions, &canvas)
    }

    private func drawAnswered(_ canvas: inout Canvas) {
        let note = "\(Wording.grouped(answered.total)) answered · [ ] waiting"
        let inner = drawFrame(.questions, name: "Questions › answered", notes: [note], &canvas)
        guard !answered.isEmpty else {
            return drawEmpty("nothing was answered yet", .questions, &canvas)
        }
        table(.questions, inner: inner).draw(answered, &canvas)
    }

    var emptyQueue: String {
        if node.status == nil, node.trouble != nil { return noWord }
        if loads.isInFlight(.questions), node.status == nil { return "asking…" }
        if node.status?.imports.isEmpty == false {
            return "No question waits yet: examples are being read."
        }
        if !node.tasks.contains(where: { $0.liveVersion != nil }) {
            return "No question waits yet."
        }
        let feeder = node.status?.feeder
        let hint =
            feeder.map { $0.isPaused ? " The feeder is paused: p resumes it." : "" } ?? ""
        let elsewhere = (node.status?.waiting ?? 0) - waitingHere
        if let task, elsewhere > 0 {
            let key = keymap.binding(of: .nextTask)?.keys.first.map { " (\($0.label))" } ?? ""
            return "No question of \(task) waits; \(elsewhere) in other tasks\(key).\(hint)"
        }
        return "No question waits: the node answers everything by itself.\(hint)"
    }

    func drawEvents(_ canvas: inout Canvas) {
        let note =
            isAuditShown
            ? "audit · [ ] events" : (isFollowing ? "follow · " : "") + "\(leastLevel.word)+"
        let inner = drawFrame(
            .events, name: isAuditShown ? "Events › audit" : nil, notes: [note], &canvas)
        if isAuditShown {
            guard !audit.isEmpty else {
                return drawEmpty("nobody did anything yet", .events, &canvas)
            }
            table(.events, inner: inner).draw(audit, &canvas)
        } else {
            guard !events.isEmpty else {
                return drawEmpty("nothing happened yet", .events, &canvas)
            }
            table(.events, inner: inner).draw(events, &canvas)
        }
    }
}
