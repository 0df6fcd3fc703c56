internal import Wire

extension ConsoleState {
    /// Where the rows of the list of credentials stand.
    var credentialsArea: Area {
        guard detail == .credentials else { return Layout.nowhere }
        var inner = layout.shape == .tiny ? layout.detail : layout.detail.inset()
        inner.row += 1
        inner.rows = max(0, inner.rows - 1)
        return inner
    }

    /// Who may do what on this node, revoked ones too.
    func drawCredentials(_ canvas: inout Canvas) {
        let valid = credentials.rows.count { $0.revokedAt == nil }
        canvas.box(
            layout.detail, title: "\(nodeName) › credentials", note: "\(valid) valid",
            footer: credentials.summary.place, isFocused: true)
        let area = credentialsArea
        canvas.cursor = Position(column: area.column, row: area.row)
        guard !credentials.isEmpty else {
            let text =
                loads.isInFlight(.credentials) ? "reading…" : "Nobody was invited yet: A invites."
            return canvas.line([Span(" " + text, .muted)], 0, in: area)
        }
        Table(area: area, moment: moment, isFocused: true, namesRow: area.row - 1)
            .draw(credentials, &canvas)
    }

    /// The slip of an invitation: what to hand over, in full, and until when it holds.
    func draw(_ slip: Slip, _ canvas: inout Canvas) {
        let width = min(100, size.columns)
        let link = Canvas.wrapped(slip.link, columns: max(1, width - 4))
        let role = slip.invitation.role.rawValue
        // Two hours are two hours a moment later, too.
        let span = Wording.span(
            59 + slip.invitation.expiresAt.seconds(since: node.clock(at: now)))
        let words = Canvas.wrapped(
            "Give this to \(slip.invitation.name) (\(role)); it works once, within \(span). "
                + "It is told here only once and is nowhere kept. On their machine:",
            columns: max(1, width - 4))
        let rows = min(size.rows, words.count + link.count + 5)
        let area = Area(
            column: (size.columns - width) / 2, row: (size.rows - rows) / 2, columns: width,
            rows: rows)
        let inner = canvas.box(area, title: "Invitation", isFocused: true, ground: .dialog)
            .inset(columns: 1, rows: 0)
        var place = 0
        for line in words + [""] {
            canvas.line([Span(line, .dialog)], place, in: inner, on: .dialog)
            place += 1
        }
        for line in link {
            canvas.line([Span(line, .accent)], place, in: inner, on: .dialog)
            place += 1
        }
        canvas.line(
            [Span("y copy  Esc close for good", .muted)], min(place + 1, inner.rows - 1), in: inner,
            on: .dialog)
        canvas.cursor = Position(column: inner.column, row: inner.row)
    }
}
