internal import Wire

extension ConsoleState {
    /// Draws the whole screen.
    package func view(_ palette: Palette) -> Grid {
        var canvas = Canvas(size: size, palette: palette)
        if layout.shape == .tiny {
            drawTiny(&canvas)
        } else {
            drawHeader(&canvas)
            drawTabs(&canvas)
            if let detail {
                draw(detail, &canvas)
            } else {
                for pane in Pane.allCases where layout.panes[pane] != nil { draw(pane, &canvas) }
                drawInspector(&canvas)
            }
            drawHints(&canvas)
        }
        drawStatus(&canvas)
        if let overlay { draw(overlay, &canvas) }
        // Where there was no room for what is typed there is none for its cursor.
        if let cursor = canvas.cursor, !canvas.area.contains(cursor) { canvas.cursor = nil }
        return canvas.grid
    }

    private func draw(_ pane: Pane, _ canvas: inout Canvas) {
        switch pane {
        case .tiers: drawTiers(&canvas)
        case .versions: drawVersions(&canvas)
        case .questions: drawQuestions(&canvas)
        case .jobs: drawJobs(&canvas)
        case .events: drawEvents(&canvas)
        }
    }

    private func draw(_ detail: Detail, _ canvas: inout Canvas) {
        switch detail {
        case .labelling: drawLabelScreen(&canvas)
        case .version(let tab): drawVersion(tab, &canvas)
        case .job: drawJob(&canvas)
        case .node: drawNode(&canvas)
        case .question: drawQuestion(&canvas)
        case .credentials: drawCredentials(&canvas)
        }
    }

    private func draw(_ overlay: Overlay, _ canvas: inout Canvas) {
        switch overlay {
        case .dialog(let dialog): draw(dialog, &canvas)
        case .prompt: break
        case .help(let help): draw(help, &canvas)
        case .picker(let picker): draw(picker, &canvas)
        case .slip(let slip): draw(slip, &canvas)
        }
    }

    /// Too small for panes: what is selected, and what size would do.
    private func drawTiny(_ canvas: inout Canvas) {
        let place = isDrilled ? nodeName + " " : ""
        canvas.write(
            "\(place)\(size.columns)×\(size.rows), need 40×10", column: 0, row: layout.header.row,
            role: .warn, width: layout.header.columns)
        if detail == .labelling {
            drawTinyQuestion(&canvas, layout.detail)
        } else if let area = layout.panes[focus] {
            drawList(focus, in: area, &canvas)
        }
    }

    private func drawTinyQuestion(_ canvas: inout Canvas, _ area: Area) {
        guard let shown = labelling.currentDetail else {
            canvas.line([Span("no question", .muted)], 0, in: area)
            return
        }
        canvas.line([Span(shown.row.preview)], 0, in: area)
        let guesses = shown.ranking.prefix(3).map {
            "\($0.name) \(Wording.fixed($0.probability, 2))"
        }
        canvas.line([Span(guesses.joined(separator: "  "), .accent)], 1, in: area)
        canvas.cursor = Position(column: area.column, row: area.row)
    }

    /// Draws a pane's rows without a border.
    func drawList(_ pane: Pane, in area: Area, _ canvas: inout Canvas) {
        let isFocused = pane == focus && detail == nil
        let place = Table(
            area: area, moment: moment, isFocused: isFocused, isTaskKnown: isTaskKnown)
        switch pane {
        case .tiers: place.draw(tiers, &canvas)
        case .versions: place.draw(versions, &canvas)
        case .questions:
            isAnsweredShown ? place.draw(answered, &canvas) : place.draw(questions, &canvas)
        case .jobs: place.draw(jobs, &canvas)
        case .events: isAuditShown ? place.draw(audit, &canvas) : place.draw(events, &canvas)
        }
    }
}
