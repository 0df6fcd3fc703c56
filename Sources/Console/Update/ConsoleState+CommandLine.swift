internal import Wire

extension ConsoleState {
    /// Does what a line of the command line asks.
    mutating func execute(_ line: String) -> [Effect] {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = parts.first else { return [] }
        guard let word = CommandWord(rawValue: name) else {
            notify(.warning, "no command \(name): Tab shows what there is")
            return []
        }
        if isReadOnly, word.changesNode {
            notify(.warning, "read-only: nothing on the node can be changed (:rw allows it)")
            return []
        }
        var rest = parts.count > 1 ? parts[1] : ""
        while rest.last == " " { rest.removeLast() }
        return executeView(word, rest) ?? executeChange(word, rest) ?? executeConsole(word, rest)
    }

    private mutating func executeView(_ word: CommandWord, _ rest: String) -> [Effect]? {
        switch word {
        case .tiers:
            view(.tiers)
            isFlowShown = false
        case .versions: view(.versions)
        case .questions:
            view(.questions)
            isAnsweredShown = false
        case .jobs: view(.jobs)
        case .events, .audit:
            view(.events)
            isAuditShown = word == .audit
        case .overview: show(nil)
        case .answered:
            view(.questions)
            isAnsweredShown = true
        case .flow:
            view(.tiers)
            isFlowShown = true
        case .credentials: show(.credentials)
        case .label:
            view(.questions)
            return openSelected()
        case .task: setTask(named: rest)
        case .filter:
            change(focus, .filter(Filter(rest)))
        case .sort: setSort(rest)
        case .level:
            guard let level = EventLevel.allCases.first(where: { $0.word == rest }) else {
                return complain(word, "debug, info, warn or error")
            }
            leastLevel = level
            arrangeEvents()
        default: return nil
        }
        return []
    }

    private mutating func view(_ pane: Pane) {
        show(nil)
        focus = pane
    }

    private mutating func executeChange(_ word: CommandWord, _ rest: String) -> [Effect]? {
        switch word {
        case .retrain:
            guard let task = taskNamed(rest) else { return complainOfTask(rest) }
            ask(.retrain(tasks: node.tasks.map(\.name)), task: task, .enter)
        case .rollback:
            guard let task = taskNamed(rest) else { return complainOfTask(rest) }
            guard rollBackTasks.contains(task) else {
                return complain("no version of \(task) was live before the present one")
            }
            ask(.rollBack(tasks: rollBackTasks), task: task, .enter)
        case .promote: return promote(rest)
        case .cancel: return run(.cancelJob, key: .enter)
        case .link:
            guard context == .tiers || context == .node else {
                return complain("choose a node in \(Pane.tiers.number) Tiers first")
            }
            return run(.setLink, key: .enter)
        case .invite: return invite(rest)
        case .revoke:
            guard context == .credentials else { return complain("choose one in :credentials") }
            return run(.revoke, key: .enter)
        case .target: return target(rest)
        case .feeder: return feeder(rest)
        default: return nil
        }
        return []
    }

    private mutating func executeConsole(_ word: CommandWord, _ rest: String) -> [Effect] {
        switch word {
        case .theme:
            guard themes.contains(rest) else {
                return complain("no theme \(rest): \(themes.joined(separator: ", "))")
            }
            theme = rest
            return [.setTheme(rest)]
        case .mouse:
            guard (rest == "on") != isMouseOn else { return [] }
            return runConsole(.mouse, key: .enter)
        case .ro, .rw: isReadOnly = word == .ro
        case .freeze: freeze()
        case .refresh: return runConsole(.refresh, key: .enter)
        case .dump: return rest.isEmpty ? complain(word, "a file") : [.dump(rest)]
        case .help, .keys: return runConsole(.help, key: .enter)
        case .q, .quit: return runConsole(.quit, key: .enter)
        default: break
        }
        return []
    }
}

extension ConsoleState {
    mutating func complain(_ text: String) -> [Effect] {
        notify(.warning, text)
        return []
    }

    mutating func complain(_ word: CommandWord, _ wanted: String) -> [Effect] {
        complain(":\(word.rawValue) needs \(wanted)")
    }

    private mutating func complainOfTask(_ name: String) -> [Effect] {
        let known = node.tasks.map(\.name).joined(separator: ", ")
        return complain("no task \(name): this node serves \(known)")
    }

    /// Returns the task of that name; without a name the one at hand.
    private func taskNamed(_ name: String) -> String? {
        name.isEmpty ? taskAtHand ?? node.tasks.first?.name : node.task(name)?.name
    }

    private mutating func setTask(named name: String) {
        if name.isEmpty || name == "all" {
            setTask(nil)
        } else if let found = node.task(name) {
            setTask(found.name)
        } else {
            _ = complainOfTask(name)
        }
    }

    private mutating func setSort(_ name: String) {
        guard focus != .questions else {
            if let order = QuestionQuery.Order(rawValue: name) {
                questionOrder = order
            } else {
                _ = complain(.sort, "oldest, newest or uncertain")
            }
            return
        }
        guard summary(focus).columns.contains(name) else {
            let known = summary(focus).columns.joined(separator: ", ")
            _ = complain("no column \(name): \(known)")
            return
        }
        sort(focus, by: name)
    }

    private mutating func promote(_ name: String) -> [Effect] {
        let task = taskAtHand
        let found = versions.rows.first {
            "v\($0.number)" == name && (task == nil || $0.task == task)
        }
        guard let version = found else {
            return complain("no version \(name)\(task.map { " of \($0)" } ?? "")")
        }
        guard version.state != .live else { return complain("\(name) is live already") }
        ask(.promote(version, live: live(of: version.task)), .enter)
        return []
    }

    /// `node north-3 24h 2M` invites at once; without a name it is asked for.
    private mutating func invite(_ rest: String) -> [Effect] {
        let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
        guard let word = parts.first else { return run(.invite, key: .enter) }
        guard let role = Wire.Role(rawValue: word) else {
            let known = Wire.Role.allCases.map(\.rawValue).joined(separator: ", ")
            return complain("no role \(word): \(known)")
        }
        let form = InvitationForm(role: role, text: parts.count > 1 ? parts[1] : "")
        guard let request = form.request else { return complain(form.fault ?? "what is missing?") }
        return [.invite(request, by: operatorName)]
    }

    private mutating func target(_ rest: String) -> [Effect] {
        let parts = rest.split(separator: " ").map(String.init)
        guard let task = taskNamed(parts.first ?? "") else {
            return complainOfTask(parts.first ?? "")
        }
        guard parts.count == 3, let percent = Double(parts[2].filter { $0 != "%" }),
            (0...100).contains(percent), parts[1] == "accuracy" || parts[1] == "escalation"
        else {
            askTarget(task: task, .enter)
            return []
        }
        rememberTarget(of: task)
        let share = percent / 100
        let target: Target = parts[1] == "accuracy" ? .accuracy(share) : .escalation(share)
        return [.setTarget(target, task: task, by: operatorName)]
    }

    private mutating func feeder(_ rest: String) -> [Effect] {
        guard let feeder = node.status?.feeder else { return complain("this node has no feeder") }
        switch rest {
        case "pause", "resume":
            guard feeder.isPaused != (rest == "pause") else { return [] }
            return run(.pauseFeeder, key: .enter)
        default:
            guard let pace = Double(rest), pace > 0, pace <= 1024 else {
                return complain(.feeder, "pause, resume or questions per second")
            }
            return [.setFeeder(isPaused: false, questionsPerSecond: pace)]
        }
    }
}
