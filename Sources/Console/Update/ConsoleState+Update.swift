internal import Wire

extension ConsoleState {
    /// Takes what came in, changes the state and returns what is to be done outside of it.
    package mutating func update(_ action: Action) -> [Effect] {
        let effects = route(action)
        settle()
        return effects + changedPreferences() + addressed(neededLoads(), to: path.last)
    }

    mutating func handle(_ action: Action) -> [Effect] {
        switch action {
        case .input(let input, let moment):
            now = max(now, moment)
            return take(input)
        case .tick(let moment):
            pass(to: moment)
        case .changed(let topics):
            loads.markStale(topics.flatMap(\.slots))
            if topics.contains(.versions) { labelling.forgetDetails() }
        case .loaded(let load, let loaded):
            loads.arrived(load)
            return receive(loaded, load)
        case .loadFailed(let load, let error):
            // What is gone between two reads is no news: the list says so too.
            let isNews = loads.failed(load) && error.code != .notFound
            // One that cannot be reached fails every read: the first says it all.
            if isNews, !isDrilled || node.trouble == nil { notify(.failure, spoken(error)) }
            let isCutOff = isDrilled && error.code == .unavailable
            if load.slot == .status || isCutOff { node.fail(error, at: now) }
            if case .question(let id) = load.slot, error.code == .notFound { moveOn(from: id) }
        case .done(let effect, let outcome):
            return conclude(effect, outcome)
        case .failed(let effect, let error):
            return giveUp(effect, error)
        case .themesChanged(let names, let current):
            themes = names
            theme = current
        case .notice(let level, let text):
            notify(level, text)
        case .from(_, let inner):
            return handle(inner)
        }
        return []
    }

    /// A second has passed.
    private mutating func pass(to moment: Timestamp) {
        now = max(now, moment)
        if let shown = toast, shown.until <= now { toast = nil }
        if let held = news, toast.map({ isRead($0) }) ?? true {
            notify(held.level, held.text)
            news = nil
        }
        loads.retryFailed()
        // A node that says nothing is asked; one that speaks each second is not.
        if node.silence(at: now).map({ $0 >= 2 }) ?? false { loads.markStale([.status]) }
    }

    /// Says something on the status line; good news leaves a warning time to be read.
    mutating func notify(_ level: Toast.Level, _ text: String) {
        let isGood = level == .success || level == .info
        if isGood, let shown = toast, shown.isBad, now < shown.since.advanced(bySeconds: 2) {
            return
        }
        toast = Toast(level: level, text: text, until: now.advanced(bySeconds: level.seconds))
    }

    /// Says what happened by itself; what a key of the operator's did can be read first.
    mutating func tell(_ level: Toast.Level, _ text: String) {
        if let shown = toast, !isRead(shown) {
            news = Toast(level: level, text: text, until: now)
        } else {
            notify(level, text)
        }
    }

    private func isRead(_ toast: Toast) -> Bool {
        now >= toast.since.advanced(bySeconds: 2)
    }

    /// Brings what follows from the state in line with it: places, and lines on screen.
    private mutating func settle() {
        layout = Layout(size: size, focus: focus, zoom: zoom, hasDetail: detail != nil)
        tiers.scroll(height: listArea(.tiers).rows)
        versions.scroll(height: listArea(.versions).rows)
        questions.scroll(height: listArea(.questions).rows)
        jobs.scroll(height: listArea(.jobs).rows)
        events.scroll(height: listArea(.events).rows)
        audit.scroll(height: listArea(.events).rows)
        answered.scroll(height: listArea(.questions).rows)
        credentials.scroll(height: credentialsArea.rows)
        labelling.nowOnScreen(questionOnScreen, at: now)
    }
}

extension Topic {
    /// What is read anew when this may have changed.
    var slots: [Slot] {
        switch self {
        case .status: [.status]
        case .tasks: [.tasks]
        case .questions: [.questions, .answered, .quality]
        case .versions: [.versions, .promotions, .version]
        case .jobs: [.jobs, .job, .runningJob]
        case .events: [.events, .audit]
        case .tree: [.tree]
        case .credentials: [.credentials]
        }
    }
}
