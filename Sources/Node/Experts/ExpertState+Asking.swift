/// What follows from how things stand.
extension ExpertState {
    /// With a parent above, only a program that is asked before it is asked at all.
    private var isAllowed: Bool { !hasParent || !declaration.onlyAtTop }

    /// Whether one more question could be asked now.
    var isAvailable: Bool {
        if case .resting = phase { return false }
        return phase != .ending && allowance.questions > 0 && affordable > 0
    }

    /// How many questions today's budget still pays for.
    private var affordable: Int {
        guard let budget = declaration.dailyBudget, declaration.cost > 0 else { return .max }
        // A hair of tolerance: ten times 0.1 is not 1 in floating point.
        let count = (budget - ledger.spent) / declaration.cost + 1e-9
        return count < 1 ? 0 : Int(min(count, 1_000_000))
    }

    /// A question that is late counts as none, and its program is not to be trusted further.
    mutating func dropLate(at now: Moment) -> [Effect] {
        let late = asked.values.filter { $0.deadline <= now.seconds }.map(\.question)
            .sorted { $0.number < $1.number }
        guard !late.isEmpty else { return [] }
        var effects: [Effect] = []
        for question in late {
            asked[question.id] = nil
            figures.none += 1
            effects += settle(question, .none)
        }
        remark = "no answer within \(declaration.timeoutSeconds) s"
        guard phase == .running else { return effects }
        phase = .ending
        return effects + [.kill]
    }

    mutating func moveOn(at now: Moment) -> [Effect] {
        var effects = retrySettling(at: now)
        if case .resting(let until) = phase, until <= now.seconds { phase = .idle }
        guard isAllowed, heldUntil <= now.seconds else { return effects }
        if phase == .idle, !ready.isEmpty, isAvailable {
            phase = .starting
            effects.append(.start)
        }
        effects += send(at: now)
        return effects + fetch()
    }

    private mutating func retrySettling(at now: Moment) -> [Effect] {
        let due = settling.filter { ($0.value.retryAt ?? .infinity) <= now.seconds }
            .sorted { $0.value.number < $1.value.number }
        for (id, _) in due { settling[id]?.retryAt = nil }
        return due.map { .settle($0.key, $0.value.outcome) }
    }

    private mutating func send(at now: Moment) -> [Effect] {
        let room = Self.mostAsked - asked.count
        let count = min(room, ready.count, allowance.questions, affordable)
        guard phase == .running, count > 0 else { return [] }
        let questions = Array(ready.prefix(count))
        ready.removeFirst(count)
        for question in questions {
            asked[question.id] = Asked(
                question: question, deadline: now.seconds + declaration.timeoutSeconds)
        }
        allowance.take(count)
        figures.asked += count
        ledger.spent += declaration.cost * Double(count)
        ledger.settled = settledUpTo
        return [.send(questions, ledger)]
    }

    private mutating func fetch() -> [Effect] {
        guard mayHaveMore, !isFetching, ready.isEmpty else { return [] }
        let room = Self.mostAsked - asked.count
        let limit = isAvailable ? min(room, allowance.questions, affordable) : Self.mostAsked
        guard limit > 0, isAvailable || hasParent else { return [] }
        isFetching = true
        return [.fetch(after: scanned, limit: limit)]
    }
}
