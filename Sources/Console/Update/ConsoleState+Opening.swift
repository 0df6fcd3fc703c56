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
        case .details: showDetails()
        case .nextPane: step(by: 1)
        case .previousPane: step(by: -1)
        case .open: return openSelected()
        case .back: return goBack()
        case .previousTab: turnTab(by: -1)
        case .nextTab: turnTab(by: 1)
        case .lastView:
            guard let lastPath else {
                show(lastDetail)
                return []
            }
            return goTo(lastPath)
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
        lastPath = nil
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

    mutating func openSelected() -> [Effect] {
        switch focus {
        case .tiers: return openEntry()
        case .versions: show(.version(.metrics))
        case .questions:
            guard !isAnsweredShown else {
                showDetails()
                return []
            }
            labelling.show(questions.selectedID)
            show(.labelling)
        case .jobs: show(.job)
        case .events: break
        }
        return []
    }

    /// A node below opens its own panes; of others, and of one that is not there, what is known.
    private mutating func openEntry() -> [Effect] {
        guard let branch = tiers.selected?.branch else { return [] }
        guard branch.isBelow else {
            show(.node)
            return []
        }
        guard let reason = unreachableReason(branch) else { return drill(to: branch) }
        show(.node)
        notify(.warning, reason)
        return []
    }

    private mutating func showDetails() {
        switch focus {
        case .tiers: show(.node)
        case .versions: show(.version(.metrics))
        case .questions:
            shownQuestion = isAnsweredShown ? answered.selectedID : questions.selectedID
            show(.question)
        case .jobs: show(.job)
        case .events: break
        }
    }

    /// One step back: opened view, marks, filter, zoom, node; it stops there and never quits.
    private mutating func goBack() -> [Effect] {
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
        } else if isDrilled {
            return leave()
        } else {
            notify(.info, "q quits")
        }
        return []
    }

    /// Whether there is anything to go back from.
    var canGoBack: Bool {
        let list = summary(focus)
        return detail != nil || list.marks > 0 || !list.filter.isEmpty || zoom != .normal
            || isDrilled
    }

    private mutating func turnTab(by places: Int) {
        if case .version(let tab) = detail {
            let all = Detail.VersionTab.allCases
            let place = (tab.rawValue + places + all.count) % all.count
            detail = .version(all[place])
            detailTop = 0
            return
        }
        guard detail != .labelling else {
            labelling.isRouteShown.toggle()
            labelling.rankingTop = 0
            return
        }
        switch focus {
        case .tiers: isFlowShown.toggle()
        case .questions: isAnsweredShown.toggle()
        case .events:
            isAuditShown.toggle()
            if isAuditShown, audit.isEmpty { loads.markStale([.audit]) }
        case .versions, .jobs: break
        }
    }
}
