internal import Wire

extension ConsoleState {
    /// Draws a pane's border with its number, its name, a note and the place in the list.
    func drawFrame(_ pane: Pane, note: String, _ canvas: inout Canvas) -> Area {
        let area = layout.panes[pane] ?? Layout.nowhere
        return canvas.box(
            area, title: "\(pane.number) \(pane.title)", note: note, footer: summary(pane).place,
            isFocused: pane == focus && overlayIsEmpty)
    }

    private var overlayIsEmpty: Bool {
        if case .dialog = overlay { return false }
        return true
    }

    func table(_ pane: Pane, inner: Area) -> Table {
        let area = listArea(pane)
        return Table(
            area: area, moment: moment, isFocused: pane == focus && detail == nil,
            namesRow: hasColumnNames(pane, inner.rows) ? area.row - 1 : nil)
    }

    /// Says in an empty list why it is empty.
    func drawEmpty(_ text: String, _ pane: Pane, _ canvas: inout Canvas) {
        let area = listArea(pane)
        let isFiltered = !summary(pane).filter.isEmpty
        let words = isFiltered ? "nothing passes the filter (Esc clears it)" : text
        let lines = Canvas.wrapped(
            words, columns: max(1, area.columns - 2), isUnicode: canvas.palette.isUnicode)
        for (place, line) in lines.enumerated() {
            canvas.line([Span(" " + line, .muted)], place, in: area)
        }
        if pane == focus { canvas.cursor = Position(column: area.column, row: area.row) }
    }

    func drawTiers(_ canvas: inout Canvas) {
        let nodes = node.tree.entries.filter { $0.kind == .this || $0.kind == .node }.count
        let inner = drawFrame(.tiers, note: nodes == 0 ? "" : Wording.count(nodes, "node"), &canvas)
        guard !tiers.isEmpty else { return drawEmpty("no word from the node yet", .tiers, &canvas) }
        table(.tiers, inner: inner).draw(tiers, &canvas)
    }

    func drawQuestions(_ canvas: inout Canvas) {
        let oldest = node.status?.oldestWaiting.map { "oldest \(Wording.age($0, at: now)) · " }
        let order = questionOrder == .oldest ? "" : " · \(questionOrder.rawValue) first"
        let marked = questions.marks.isEmpty ? "" : " · \(questions.marks.count) marked"
        let note =
            questions.isEmpty ? "" : "\(oldest ?? "")\(questions.total) waiting\(order)\(marked)"
        let inner = drawFrame(.questions, note: note, &canvas)
        guard !questions.isEmpty else {
            return drawEmpty(emptyQueue, .questions, &canvas)
        }
        table(.questions, inner: inner).draw(questions, &canvas)
    }

    var emptyQueue: String {
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
        return "No question waits: the node answers everything by itself.\(hint)"
    }

    func drawEvents(_ canvas: inout Canvas) {
        let note =
            isAuditShown
            ? "audit · [ ] events" : (isFollowing ? "follow · " : "") + "\(leastLevel.word)+"
        let area = layout.panes[.events] ?? Layout.nowhere
        let title = "5 Events" + (isAuditShown ? " › audit" : "")
        let inner = canvas.box(
            area, title: title, note: note, footer: summary(.events).place,
            isFocused: focus == .events)
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
