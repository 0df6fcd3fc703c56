internal import Wire

extension ConsoleState {
    /// Clicks focus and select, a double click opens, the wheel moves what lies under it.
    mutating func point(_ report: MouseReport) -> [Effect] {
        guard isMouseOn else { return [] }
        switch report.kind {
        case .wheelUp: return wheel(by: -3, at: report.position)
        case .wheelDown: return wheel(by: 3, at: report.position)
        case .press: return click(report.position)
        case .doubleClick:
            guard overlay == nil, detail == nil, select(report.position) else { return [] }
            return run(.open, key: .enter)
        case .release: return []
        }
    }

    private mutating func wheel(by lines: Int, at position: Position) -> [Effect] {
        switch overlay {
        case .help(var help):
            let count = help.bindings(keymap).count
            help.selection = max(0, min(count - 1, help.selection + lines))
            overlay = .help(help)
        case .picker: return press(lines < 0 ? .up : .down)
        case .dialog, .prompt, .slip: break
        case nil:
            if detail == .labelling {
                return runMoving(lines < 0 ? .rankingUp : .rankingDown) ?? []
            } else if detail != nil {
                return runMoving(lines < 0 ? .up : .down) ?? []
            } else if let pane = layout.pane(at: position) {
                change(pane, .move(by: lines))
            }
        }
        return []
    }

    private mutating func click(_ position: Position) -> [Effect] {
        guard overlay == nil else { return [] }
        if let pane = tabStops.first(where: { $0.area.contains(position) })?.pane {
            show(nil)
            focus = pane
            return []
        }
        if detail == .labelling, let name = className(at: position), let id = labelling.current {
            guard !isReadOnly, classKeys?.areFixed == true || isLookedAt(id) else { return [] }
            return label(id, .known(name))
        }
        if detail == nil { _ = select(position) }
        return []
    }

    /// Focuses the pane at a place and selects the row there; returns whether there is a row.
    private mutating func select(_ position: Position) -> Bool {
        guard let pane = layout.pane(at: position) else { return false }
        focus = pane
        let list = summary(pane)
        let area = listArea(pane)
        let place = list.top + position.row - area.row
        guard area.contains(position), place < list.total else { return false }
        change(pane, .select(place))
        return true
    }
}
