internal import Wire

extension ConsoleState {
    /// Changes what is looked at; nil for other commands.
    mutating func runOpening(_ command: Command) -> [Effect]? {
        switch command {
        case .focusTiers: focus(on: .tiers)
        case .focusVersions: focus(on: .versions)
        case .focusQuestions: focus(on: .questions)
        case .focusJobs: focus(on: .jobs)
        case .focusEvents: focus(on: .events)
        case .overview: show(nil)
        case .nextPane: step(by: 1)
        case .previousPane: step(by: -1)
        case .open: openSelected()
        case .back: goBack()
        case .previousTab: turnTab(by: -1)
        case .nextTab: turnTab(by: 1)
        case .lastView: show(lastDetail)
        case .zoomIn: zoom(by: 1)
        case .zoomOut: zoom(by: -1)
        default: return nil
        }
        return []
    }

    /// Opens a view over the overview, or closes it with nil.
    mutating func show(_ new: Detail?) {
        guard new != detail else { return }
        lastDetail = detail
        detail = new
        detailTop = 0
        if new == .labelling, labelling.current == nil {
            labelling.show(questions.selectedID ?? questions.rows.first?.id)
        }
    }

    mutating func focus(on pane: Pane) {
        if detail == nil, focus == pane {
            zoom = zoom == .full ? .normal : .full
        } else {
            show(nil)
            focus = pane
        }
    }

    private mutating func step(by places: Int) {
        show(nil)
        focus = focus.advanced(by: places)
    }

    private mutating func zoom(by steps: Int) {
        let all = Zoom.allCases
        let place = (all.firstIndex(of: zoom) ?? 0) + steps
        zoom = all[max(0, min(all.count - 1, place))]
    }

    mutating func openSelected() {
        switch focus {
        case .tiers: show(.node)
        case .versions: show(.version(.metrics))
        case .questions:
            labelling.show(questions.selectedID)
            show(.labelling)
        case .jobs: show(.job)
        case .events: break
        }
    }

    /// One step back: opened view, marks, filter, zoom; it stops there and never quits.
    private mutating func goBack() {
        let list = summary(focus)
        if detail != nil {
            if detail == .labelling, let id = labelling.current { questions.select(id: id) }
            show(nil)
        } else if list.marks > 0 {
            change(focus, .clearMarks)
        } else if !list.filter.isEmpty {
            change(focus, .filter(.none))
        } else if zoom != .normal {
            zoom = .normal
        } else {
            notify(.info, "q quits")
        }
    }

    /// Whether there is anything to go back from.
    var canGoBack: Bool {
        let list = summary(focus)
        return detail != nil || list.marks > 0 || !list.filter.isEmpty || zoom != .normal
    }

    private mutating func turnTab(by places: Int) {
        if case .version(let tab) = detail {
            let all = Detail.VersionTab.allCases
            let place = (tab.rawValue + places + all.count) % all.count
            detail = .version(all[place])
            detailTop = 0
        } else if focus == .events {
            isAuditShown.toggle()
            if isAuditShown, audit.isEmpty { loads.markStale([.audit]) }
        }
    }
}
