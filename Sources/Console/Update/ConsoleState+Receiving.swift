internal import Wire

extension ConsoleState {
    /// Takes what a read of the node brought.
    mutating func receive(_ loaded: Loaded, _ load: Load) -> [Effect] {
        if case .question(let detail) = loaded { return receive(detail) }
        if isFrozen, load.slot != .status {
            loads.markStale([load.slot])
            return []
        }
        node.receive(load.slot, at: now)
        switch loaded {
        case .status(let status): receive(status)
        case .tasks(let tasks): receive(tasks)
        case .tree(let tree):
            receive(tree)
        case .questions(let page):
            guard load.slot == .answered else { return receive(page, load) }
            answered.load(page.rows.map(AnsweredRow.init), total: page.total, at: moment)
        case .versions(let rows): versions.load(rows, at: moment)
        case .promotions(let rows): node.promotions = rows
        case .version(let detail): node.version = detail
        case .quality(let report): node.quality = report
        case .jobs(let rows):
            tellOfEnds(rows)
            node.jobs = rows
            arrangeJobs()
            if let id = queuedJob, rows.contains(where: { $0.id == id }) {
                jobs.select(id: id)
                queuedJob = nil
            }
        case .job(let detail): receive(detail, load.slot)
        case .events(let rows):
            node.events = rows.reversed()
            arrangeEvents()
        case .audit(let rows): audit.load(rows.reversed(), at: moment)
        case .credentials(let rows): credentials.load(rows, at: moment)
        case .question: break
        }
        return []
    }

    private mutating func receive(_ status: NodeStatus) {
        let isFirst = node.status == nil
        node.status = status
        guard isFirst, !toldOfRecovery, let note = status.recovered.first else { return }
        toldOfRecovery = true
        let more = status.recovered.count - 1
        notify(.warning, note + (more > 0 ? " (+\(more) more: Enter on this node)" : ""))
    }

    private mutating func receive(_ tasks: [TaskDescription]) {
        node.tasks = tasks
        // A task that is no longer served must not hide everything.
        if let name = task, !tasks.isEmpty, node.task(name) == nil { setTask(nil) }
    }

    private mutating func receive(_ detail: JobDetail, _ slot: Slot) {
        if slot == .job { node.job = detail } else { node.runningJob = detail }
    }

    /// Says how a job ended that was under way when the console last looked.
    private mutating func tellOfEnds(_ rows: [JobRow]) {
        let underway = Set(node.runningJobs.map(\.id))
        guard let ended = rows.first(where: { $0.state.isOver && underway.contains($0.id) }) else {
            return
        }
        let version = ended.version.map { " v\($0)" } ?? ""
        let gain = ended.gain.map { " \(Wording.points($0)) \(Sign.glyph(better: $0))" } ?? ""
        let remark = ended.remark.isEmpty ? "" : ": \(ended.remark)"
        let text = "job \(ended.id) \(ended.task)\(version) \(ended.state.rawValue)\(gain)\(remark)"
        switch ended.state {
        case .promoted: tell(.success, text)
        case .failed: tell(.failure, text)
        default: tell(.warning, text)
        }
    }

    private mutating func receive(_ tree: Tree) {
        let isFirst = node.tree.branches.isEmpty
        node.tree = TreePicture(tree)
        arrangeTree()
        // One begins where one is, not at the top of a tree of thousands.
        if isFirst, let this = node.tree.this { tiers.select(id: this.entry.id) }
    }

    /// Folds hide nothing from a filter, and a sorted list has no place for them.
    mutating func arrangeTree() {
        let isFlat = !tiers.filter.isEmpty || tiers.sort != nil
        tiers.load(
            isFlat ? node.tree.flatRows : node.tree.rows(folded: folded), at: moment)
    }

    mutating func arrangeJobs() {
        jobs.load(node.jobs.filter { task == nil || $0.task == task }, at: moment)
    }

    mutating func arrangeEvents() {
        events.load(node.events.filter { $0.level >= leastLevel }, at: moment)
        if isFollowing { events.select(events.total - 1) }
    }
}

extension ConsoleState {
    private mutating func receive(_ page: QuestionPage, _ load: Load) -> [Effect] {
        guard case .questions(let query) = load.query, isWanted(query) else {
            loads.markStale([.questions])
            return []
        }
        labelling.listed(Set(page.rows.map(\.id)))
        let rows = page.rows.filter { !labelling.handled.contains($0.id) }
        let total = max(query.offset + rows.count, page.total - (page.rows.count - rows.count))
        questions.load(rows, base: query.offset, total: total, at: moment)
        guard detail == .labelling else { return [] }
        guard let current = labelling.current else {
            labelling.show(questions.selectedID ?? rows.first?.id)
            return []
        }
        let isListed = rows.contains { $0.id == current }
        // Not in the list: answered elsewhere, or only out of this stretch. Its detail tells.
        if !isListed { labelling.suspect = current }
        return []
    }

    /// Returns whether a page still fits: the stretch may have moved on, but not what it is of.
    private func isWanted(_ query: QuestionQuery) -> Bool {
        let wanted = questionQuery
        return query.task == wanted.task && query.order == wanted.order
            && query.search == wanted.search && query.states == wanted.states
            && query.limit == wanted.limit
    }

    private mutating func receive(_ found: QuestionDetail) -> [Effect] {
        let id = found.row.id
        labelling.keep(found)
        guard found.row.state == .waiting || labelling.handled.contains(id) else {
            tellOfAnswer(found)
            return []
        }
        guard id == labelling.current, detail == .labelling else { return [] }
        return pressHeldKeys()
    }

    /// The question was answered meanwhile, not by this console.
    private mutating func tellOfAnswer(_ found: QuestionDetail) {
        let id = found.row.id
        let isShown = labelling.current == id && detail == .labelling
        let next = nextQuestion(after: id)
        questions.drop(id, at: moment)
        guard isShown else { return }
        let answer = found.row.state == .unanswerable ? "unanswerable" : found.row.answer ?? "?"
        let by = found.row.by.map { " by \($0)" } ?? ""
        notify(.warning, "\(id.short) was answered elsewhere meanwhile: \(answer)\(by)")
        labelling.showUnasked(next, at: now)
    }
}
