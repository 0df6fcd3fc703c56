package import Wire

extension QuestionRow: TableRow {
    package var searchText: String {
        [id.short, task, preview, guess?.name, runnerUp?.name, client].compactMap { $0 }
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
            "QUESTION", width: 24, isFlexible: true, key: { .text($0.preview) },
            text: { row, _ in row.preview }),
    ]
}
