internal import Learning

/// What each event changes.
extension ExpertState {
    mutating func take(_ event: Event, at now: Moment) -> [Effect] {
        switch event {
        case .nudged: mayHaveMore = true
        case .woke: break
        case .hasParent(let hasParent): self.hasParent = hasParent
        case .fetched(let questions, let upTo): return takeIn(questions, upTo: upTo)
        case .notFetched:
            isFetching = false
            heldUntil = now.seconds + 1
        case .started: phase = .running
        case .notStarted(let reason): return hasEnded("cannot be started: \(reason)", at: now)
        case .notSent(let ids):
            takeBack(ids)
            heldUntil = now.seconds + 1
        case .replied(let reply): return hear(reply)
        case .ended(let how): return hasEnded(how, at: now)
        case .settled(let id): settling[id] = nil
        case .notSettled(let id): settling[id]?.retryAt = now.seconds + 1
        }
        return []
    }

    /// Where there is a parent to ask, a program that cannot be asked holds nobody up.
    private mutating func takeIn(_ questions: [ExpertQuestion], upTo: Int64) -> [Effect] {
        isFetching = false
        mayHaveMore = !questions.isEmpty
        scanned = max(scanned, upTo)
        let known = questions.filter { asked[$0.id] == nil && settling[$0.id] == nil }
        guard isAvailable || !hasParent else { return known.flatMap { settle($0, .none) } }
        ready += known
        return []
    }

    /// Asked in vain: what was counted as spent stays so, the next ledger says it again.
    private mutating func takeBack(_ ids: [String]) {
        for id in ids {
            guard let question = asked.removeValue(forKey: id)?.question else { continue }
            ready.append(question)
        }
        ready.sort { $0.number < $1.number }
    }

    private mutating func hear(_ reply: ExpertReply) -> [Effect] {
        guard let id = reply.id, let question = asked[id]?.question else {
            guard case .malformed(let why) = reply.verdict, reply.id == nil else {
                return useless("it answered a question that it was not asked, or too late")
            }
            return useless(why)
        }
        asked[id] = nil
        if case .malformed(let why) = reply.verdict {
            return settle(question, .none) + useless(why)
        }
        (uselessLines, failures) = (0, 0)
        losses[id] = nil
        switch reply.verdict {
        case .known(let place, let confidence):
            figures.answered += 1
            return settle(question, .known(classIndex: place, confidence: confidence))
        case .unanswerable:
            figures.answered += 1
            return settle(question, .unanswerable)
        case .doesNotKnow, .malformed:
            figures.didNotKnow += 1
            return settle(question, .none)
        }
    }

    /// Counts a line that is no answer; a program that writes nothing else is killed.
    private mutating func useless(_ why: String) -> [Effect] {
        figures.none += 1
        uselessLines += 1
        remark = "counted as none: \(why)"
        var effects: [Effect] = []
        if Self.isTold(figures.none) {
            effects.append(
                .note(.warning, "\(name): \(figures.none) answers counted as none; \(why)"))
        }
        guard uselessLines >= Self.mostUselessLines, phase == .running else { return effects }
        uselessLines = 0
        phase = .ending
        return effects + [.kill]
    }

    /// Questions that went with the program are asked again, a few times.
    private mutating func hasEnded(_ how: String, at now: Moment) -> [Effect] {
        figures.ends += 1
        failures += 1
        remark = how
        let rest = rest()
        phase = .resting(until: now.seconds + rest)
        var effects: [Effect] = []
        let lost = asked.values.map(\.question).sorted { $0.number < $1.number }
        asked = [:]
        for question in lost {
            losses[question.id, default: 0] += 1
            if losses[question.id, default: 0] < Self.mostTries {
                ready.append(question)
            } else {
                figures.none += 1
                effects += settle(question, .none)
            }
        }
        ready.sort { $0.number < $1.number }
        if hasParent {
            effects += ready.flatMap { settle($0, .none) }
            ready = []
        }
        guard Self.isTold(figures.ends) else { return effects }
        return effects + [.note(.warning, "\(name) \(how); \(figures.ends) times so far")]
    }

    /// Doubles with every failure, and lies somewhere in its upper half.
    private mutating func rest() -> Double {
        let whole = min(
            Self.longestRest, Self.shortestRest * Double(1 << min(failures - 1, 20)))
        let chance = Double(generator.next() >> 11) / Double(1 << 53)
        return whole * (0.5 + chance / 2)
    }

    /// The first, and then every tenfold: a flood of them fills no journal.
    private static func isTold(_ count: Int) -> Bool {
        var power = 1
        while power < count { power *= 10 }
        return power == count
    }

    mutating func settle(_ question: ExpertQuestion, _ outcome: Outcome) -> [Effect] {
        losses[question.id] = nil
        settling[question.id] = Settling(number: question.number, outcome: outcome)
        return [.settle(question.id, outcome)]
    }

    var name: String { "expert \(declaration.name)" }
}
