internal import Wire

extension ConsoleState {
    /// Marks, filters, sorts and chooses tasks; nil for other commands.
    mutating func runListing(_ command: Command) -> [Effect]? {
        switch command {
        case .mark: change(focus, .toggleMark)
        case .extendUp: change(focus, .extend(by: -1))
        case .extendDown: change(focus, .extend(by: 1))
        case .range: change(focus, .range)
        case .markAll: change(focus, .markAll)
        case .clearMarks: change(focus, .clearMarks)
        case .filter:
            let before = summary(focus).filter.text
            overlay = .prompt(Prompt(.filter(focus, before: before), text: before))
        case .sortLeft: moveSort(by: -1)
        case .sortRight: moveSort(by: 1)
        case .invertSort: invertSort()
        case .previousTask: stepTask(by: -1)
        case .nextTask: stepTask(by: 1)
        case .taskMenu: openTaskMenu()
        case .level: raiseLevel()
        case .nextMatch: goToMatch(by: 1)
        case .previousMatch: goToMatch(by: -1)
        default: return nil
        }
        return []
    }

    private mutating func moveSort(by places: Int) {
        if focus == .questions {
            let all = QuestionQuery.Order.allCases
            let place = (all.firstIndex(of: questionOrder) ?? 0) + places
            questionOrder = all[(place + all.count) % all.count]
            return
        }
        let list = summary(focus)
        let last = list.columns.count
        // The place behind the last column stands for the node's own order.
        let place = list.sort.flatMap { list.columns.firstIndex(of: $0.column) } ?? last
        let new = (place + places + last + 1) % (last + 1)
        sort(focus, by: new == last ? nil : list.columns[new])
    }

    mutating func sort(_ pane: Pane, by column: String?) {
        change(pane, .sort(column.map { Sort(column: $0, isDescending: true) }))
    }

    private mutating func invertSort() {
        if focus == .questions {
            questionOrder = questionOrder == .oldest ? .newest : .oldest
        } else if var sort = summary(focus).sort {
            sort.isDescending.toggle()
            change(focus, .sort(sort))
        } else {
            notify(.info, "not sorted: < and > choose a column")
        }
    }

    private mutating func raiseLevel() {
        let all = EventLevel.allCases
        let place = (all.firstIndex(of: leastLevel) ?? 0) + 1
        leastLevel = all[place % all.count]
        arrangeEvents()
        notify(.info, "events from \(leastLevel.word) on")
    }

    private mutating func goToMatch(by step: Int) {
        guard let filter = lastEventFilter else { return }
        let moment = moment
        let isThere =
            isAuditShown
            ? audit.selectNext(by: step) { filter.matches($0, at: moment) }
            : events.selectNext(by: step) { filter.matches($0, at: moment) }
        isFollowing = isFollowing && isAuditShown
        if !isThere { notify(.info, "nothing here fits \(filter.text)") }
    }

    private mutating func stepTask(by places: Int) {
        let names: [String?] = [nil] + node.tasks.map(\.name)
        let place = (names.firstIndex(of: task) ?? 0) + places
        setTask(names[(place + names.count) % names.count])
    }

    /// Shows one task only, or all with nil.
    mutating func setTask(_ name: String?) {
        guard name != task else { return }
        task = name
        questions.load([], at: moment)
        questions.select(0)
        versions.load([], at: moment)
        arrangeJobs()
        if detail == .labelling { labelling.show(nil) }
    }

    private mutating func openTaskMenu() {
        let names = ["all tasks"] + node.tasks.map(\.name)
        let selection = task.flatMap { names.firstIndex(of: $0) } ?? 0
        overlay = .picker(Picker(kind: .task, names: names, selection: selection))
    }
}

extension ConsoleState {
    /// What is remembered from one time to the next: how the console's own node is looked at.
    package var preferences: Preferences {
        var all = (isDrilled ? away[nil] : self)?.ownPreferences ?? savedPreferences
        all.theme = theme
        all.isMouseOn = isMouseOn
        return all
    }

    var ownPreferences: Preferences {
        var sorts: [String: Sort] = [:]
        for pane in [Pane.versions, .jobs] { sorts[pane.rawValue] = summary(pane).sort }
        sorts[Pane.questions.rawValue] = Sort(
            column: questionOrder.rawValue, isDescending: false)
        return Preferences(
            theme: theme, sorts: sorts, zoom: zoom, focus: focus, task: task, isMouseOn: isMouseOn)
    }

    mutating func restoreSorts(_ sorts: [String: Sort]) {
        if let sort = sorts[Pane.versions.rawValue] { change(.versions, .sort(sort)) }
        if let sort = sorts[Pane.jobs.rawValue] { change(.jobs, .sort(sort)) }
        if let order = sorts[Pane.questions.rawValue] {
            questionOrder = QuestionQuery.Order(rawValue: order.column) ?? .oldest
        }
    }

    /// Returns what is to be saved.
    ///
    /// The focus alone is no reason to write a file, nor is a theme that is only being tried.
    mutating func changedPreferences() -> [Effect] {
        if case .picker = overlay { return [] }
        var new = preferences
        new.focus = savedPreferences.focus
        guard new != savedPreferences else { return [] }
        savedPreferences = new
        return [.savePreferences(preferences)]
    }
}
