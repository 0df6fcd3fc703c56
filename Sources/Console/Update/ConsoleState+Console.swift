internal import Wire

extension ConsoleState {
    /// What concerns the console alone.
    mutating func runConsole(_ command: Command, key: Key) -> [Effect] {
        switch command {
        case .freeze: freeze()
        case .refresh: loads.markStale(Topic.allCases.flatMap(\.slots))
        case .repaint: return [.repaint]
        case .copy: return copySelected()
        case .theme: openThemes()
        case .mouse:
            isMouseOn.toggle()
            notify(.info, isMouseOn ? "mouse on" : "mouse off: the terminal selects text")
            return [.setMouse(isMouseOn)]
        case .commandLine: overlay = .prompt(Prompt(.command))
        case .help: overlay = .help(Help(context: context))
        case .suspend: return [.suspend]
        case .quit: return quit(key)
        default: break
        }
        return []
    }

    mutating func freeze() {
        isFrozen.toggle()
        notify(.info, isFrozen ? "frozen: f shows what is new again" : "live again")
    }

    private mutating func quit(_ key: Key) -> [Effect] {
        let own = (isDrilled ? away[nil] : self) ?? self
        let running = own.node.runningJobs.count
        guard own.ownsJobs, running > 0 else { return [.savePreferences(preferences), .quit] }
        ask(.quit(jobs: running), key)
        return []
    }

    private mutating func copySelected() -> [Effect] {
        let text: String? =
            switch context {
            case .tiers, .node: tiers.selected?.entry.name
            case .versions, .version: versions.selected?.id.digest
            case .questions: (isAnsweredShown ? answered.selectedID : questions.selectedID)?.text
            case .labelling: labelling.current?.text
            case .jobs, .job: jobs.selected?.id.description
            case .question: shownQuestion?.text
            case .credentials: credentials.selected?.name
            case .events: isAuditShown ? audit.selected?.searchText : events.selected?.text
            }
        guard let text else {
            notify(.info, "nothing to copy")
            return []
        }
        notify(.success, "copied \(text.prefix(40))")
        return [.copy(text)]
    }

    /// The slip of an invitation: copied or closed, and then forgotten.
    mutating func press(_ key: Key, in slip: Slip) -> [Effect] {
        switch key {
        case "y":
            notify(.success, "copied; it is told here only once")
            return [.copy(slip.link)]
        case .escape, .enter, "q": return closeOverlay()
        default: return []
        }
    }

    private mutating func openThemes() {
        let current = theme ?? themes.first ?? ""
        let selection = themes.firstIndex(of: current) ?? 0
        overlay = .picker(
            Picker(kind: .theme(before: current), names: themes, selection: selection))
    }
}

extension ConsoleState {
    mutating func press(_ key: Key, in picker: Picker) -> [Effect] {
        var picker = picker
        switch key {
        case .escape, "q": return closeOverlay()
        case .enter:
            overlay = nil
            return pick(picker)
        case .up, "k": picker.selection -= 1
        case .down, "j", .tab: picker.selection += 1
        case .home, "g": picker.selection = 0
        case .end, "G": picker.selection = picker.names.count - 1
        default: return []
        }
        picker.selection = max(0, min(picker.names.count - 1, picker.selection))
        overlay = .picker(picker)
        guard case .theme = picker.kind, let name = picker.selected, name != theme else {
            return []
        }
        theme = name
        return [.setTheme(name)]
    }

    private mutating func pick(_ picker: Picker) -> [Effect] {
        switch picker.kind {
        case .theme: theme = picker.selected
        case .task: setTask(picker.selection == 0 ? nil : picker.selected)
        }
        return []
    }

    mutating func press(_ key: Key, in help: Help) -> [Effect] {
        var help = help
        let shown = help.bindings(keymap)
        switch key {
        case .escape, .function(1): return closeOverlay()
        case .enter:
            guard shown.indices.contains(help.selection) else { return [] }
            overlay = nil
            return run(shown[help.selection].command, key: key)
        case .up, .control("p"): help.selection -= 1
        case .down, .control("n"): help.selection += 1
        case .pageUp: help.selection -= 10
        case .pageDown: help.selection += 10
        default: if help.input.take(key) { help.selection = 0 }
        }
        help.selection = max(0, min(help.bindings(keymap).count - 1, help.selection))
        overlay = .help(help)
        return []
    }
}
