package import Wire

extension QuestionRow: TableRow {
    package var searchText: String {
        [id.short, task, preview, guess?.name, runnerUp?.name, client, child].compactMap { $0 }
            .joined(separator: " ")
    }

    package static let columns: [Column<QuestionRow>] = [
        Column(
            "AGE", width: 4, rank: 2, key: { .number(Double($0.askedAt.milliseconds)) },
            text: { row, moment in Wording.age(row.askedAt, at: moment.now) }),
        Column(
            "TASK", width: 6, maximum: 20, rank: 3, key: { .text($0.task) }, role: { _ in .info },
            text: { row, _ in row.task }),
        Column(
            "CONF", width: 4, alignment: .right, rank: 4,
            key: { $0.guess.map { .number($0.probability) } ?? .missing },
            text: { row, _ in Wording.fixed(row.guess?.probability, 2) }),
        Column(
            "GUESS", width: 8, maximum: 24, rank: 1, key: { .text($0.guess?.name ?? "") },
            role: { _ in .accent },
            text: { row, _ in row.guess?.name ?? Wording.missing }),
        Column(
            "2ND", width: 8, maximum: 24, rank: 5, key: { .text($0.runnerUp?.name ?? "") },
            role: { _ in .muted }, text: { row, _ in row.runnerUp?.name ?? Wording.missing }),
        Column(
            "FROM", width: 8, maximum: 16, rank: 6, isLeftOutEmpty: true,
            key: { .text($0.child ?? "") }, role: { _ in .muted },
            text: { row, _ in row.child ?? "" }),
        Column(
            "UP", width: 9, rank: 7, isLeftOutEmpty: true,
            key: { .text($0.escalation?.word ?? "") },
            role: { $0.escalation?.role ?? .muted },
            text: { row, _ in row.escalation.map { $0.sign + " " + $0.word } ?? "" }),
        Column(
            "QUESTION", width: 24, isFlexible: true, key: { .text($0.preview) },
            text: { row, _ in row.preview }),
    ]
}

extension Escalation {
    /// A sign of its own for each, so that none is a colour alone.
    var sign: String {
        switch self {
        case .queued: "↑"
        case .passedUp: "⇡"
        case .refused: "!"
        case .expired: "×"
        }
    }

    var word: String {
        switch self {
        case .queued: "queued"
        case .passedUp: "passed"
        case .refused: "refused"
        case .expired: "expired"
        }
    }

    var role: Role {
        switch self {
        case .queued: .info
        case .passedUp: .muted
        case .refused, .expired: .warn
        }
    }

    /// What it means for whoever looks at the question here.
    var sentence: String {
        switch self {
        case .queued: "in the outbox: the parent does not have it yet"
        case .passedUp: "passed up: the parent has it, a label here answers it too"
        case .refused(let reason): "the parent refused it: \(reason) It waits here for a label."
        case .expired: "its time ran out before the parent had it: it waits here for a label"
        }
    }
}
