internal import Wire

extension ConsoleState {
    /// Returns the reads that are due: of what is on screen, stale or never asked, one each.
    mutating func neededLoads() -> [Effect] {
        var due: [Load] = []
        for slot in Self.slots {
            guard let query = wantedQuery(slot) else { continue }
            if isFrozen, slot != .status, node.status != nil { continue }
            if let load = loads.next(slot, query) { due.append(load) }
        }
        let wanted = wantedQuestions()
        for id in wanted {
            if let load = loads.next(.question(id), .question(id)) { due.append(load) }
        }
        return due.map(Effect.load)
    }

    private static let slots: [Slot] = [
        .status, .tasks, .questions, .versions, .jobs, .promotions, .tree, .events, .version,
        .quality, .job, .runningJob, .audit, .answered, .credentials,
    ]

    /// Returns what a slot is to be filled with now; nil while nothing on screen needs it.
    private func wantedQuery(_ slot: Slot) -> Query? {
        switch slot {
        case .status: .status
        case .tasks: .tasks
        case .versions: .versions(task: task)
        case .promotions: .promotions(task: nil)
        case .jobs: .jobs(limit: 100)
        case .tree: isTreeDue ? .tree : nil
        case .answered:
            isAnsweredShown && layout.panes[.questions] != nil ? .questions(answeredQuery) : nil
        case .credentials: detail == .credentials ? .credentials : nil
        case .questions:
            layout.panes[.questions] == nil && detail != .labelling
                ? nil : .questions(questionQuery)
        case .events: layout.panes[.events] == nil ? nil : .events(limit: 200)
        case .audit: layout.panes[.events] != nil && isAuditShown ? .audit(limit: 200) : nil
        case .version: isVersionShown ? versions.selectedID.map { .version($0) } : nil
        case .quality: wantedQuality
        case .job: isJobShown ? jobs.selectedID.map { .job($0) } : nil
        case .runningJob:
            layout.panes[.jobs] == nil ? nil : currentJob.map { .job($0.id) }
        case .question: nil
        }
    }

    /// Whether the tree may be read again: one of thousands is no matter of every moment, and the
    /// header alone needs it seldom.
    private var isTreeDue: Bool {
        guard let read = node.received[.tree] else { return true }
        let isShown = layout.panes[.tiers] != nil || detail == .node
        let pause = Double(node.tree.branches.count) / 2000
        return now.seconds(since: read) >= (isShown ? pause : max(5, pause))
    }

    private var isVersionShown: Bool {
        if case .version = detail { return true }
        return !layout.inspector.isEmpty && focus == .versions
    }

    /// Of the last day, or less of a node that runs for less; it is counted over many answers, and
    /// so not at every change.
    private var wantedQuality: Query? {
        guard detail == .version(.service), let task = versions.selected?.task else { return nil }
        if node.quality?.task == task, let read = node.received[.quality],
            (0..<5).contains(now.seconds(since: read))
        {
            return nil
        }
        let runs = node.status.map { $0.at.seconds(since: $0.startedAt) / 3600 } ?? 24
        return .quality(task: task, hours: [0.25, 1, 6].first { runs < $0 } ?? 24)
    }

    private var isJobShown: Bool {
        detail == .job || !layout.inspector.isEmpty && focus == .jobs
    }

    /// The job that runs now, if one does.
    var currentJob: JobRow? {
        node.jobs.first { $0.state == .running || $0.state == .evaluating }
    }

    /// The questions whose details are on screen or come next, without those that are there.
    private mutating func wantedQuestions() -> [QuestionID] {
        var wanted: [QuestionID] = []
        if detail == .labelling {
            wanted = upcoming(4)
        } else if detail == .question, let id = shownQuestion {
            wanted = [id]
        } else if focus == .questions, !isAnsweredShown, layout.shape != .tiny,
            let id = questions.selectedID
        {
            wanted = [id]
        }
        labelling.trim(to: Set(wanted))
        let missing = wanted.filter {
            labelling.details[$0] == nil || labelling.outdated.contains($0)
        }
        let due = (labelling.suspect.map { [$0] } ?? []) + missing
        // One that failed waits for the next tick: a node that is down is not asked in a circle.
        let askable = due.filter {
            !loads.isInFlight(.question($0)) && !loads.hasFailed(.question($0))
        }
        loads.markStale(askable.map(Slot.question))
        return askable
    }

    /// The newest answers.
    var answeredQuery: QuestionQuery {
        let filter = answered.filter
        return QuestionQuery(
            task: task, states: [.answered, .unanswerable], order: .newest,
            search: filter.words.joined(separator: " "),
            limit: filter.hasOwnTerms ? 1000 : Self.stretch)
    }

    /// The stretch of the queue around the selection.
    var questionQuery: QuestionQuery {
        let filter = questions.filter
        return QuestionQuery(
            task: task, states: [.waiting], order: questionOrder,
            search: filter.words.joined(separator: " "),
            offset: filter.hasOwnTerms ? 0 : stretchOffset,
            limit: filter.hasOwnTerms ? 1000 : Self.stretch)
    }

    private static let stretch = 200

    /// The stretch stays while the selection is well inside it, so that a step reads nothing.
    private var stretchOffset: Int {
        let place = questions.position - questions.base
        let isAtStart = questions.base == 0
        let isAtEnd = questions.base + questions.rows.count >= questions.total
        let margin = Self.stretch / 8
        let isInside =
            (place >= margin || (isAtStart && place >= 0))
            && (place < Self.stretch - margin || (isAtEnd && place < Self.stretch))
        return isInside ? questions.base : max(0, questions.position - Self.stretch / 2)
    }
}
