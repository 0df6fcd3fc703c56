package import Wire

/// A question that has its answer, as a line.
package struct AnsweredRow: Equatable, Sendable, Identifiable {
    package let question: QuestionRow

    package init(_ question: QuestionRow) {
        self.question = question
    }

    package var id: QuestionID { question.id }
}

extension AnsweredRow: TableRow {
    package var searchText: String {
        question.searchText + " " + (question.answer ?? "") + " " + (question.by ?? "")
    }

    package static let columns: [Column<AnsweredRow>] = [
        Column(
            "ANSWERED", width: 8, rank: 2,
            key: { $0.question.answeredAt.map { .number(Double($0.milliseconds)) } ?? .missing },
            text: { row, moment in row.question.answeredAt.map { moment.age(of: $0) } ?? "" }),
        Column(
            "TASK", width: 6, maximum: 20, rank: 3, key: { .text($0.question.task) },
            role: { _ in .info }, text: { row, _ in row.question.task }),
        Column(
            "ANSWER", width: 8, maximum: 24, key: { .text($0.question.answer ?? "") },
            role: { _ in .accent }, text: { row, _ in row.answer }),
        Column(
            "VIA", width: 6, rank: 1, key: { .text($0.question.via?.rawValue ?? "") },
            text: { row, _ in row.question.via?.rawValue ?? Wording.missing }),
        Column(
            "BY", width: 8, maximum: 24, rank: 4, key: { .text($0.question.by ?? "") },
            role: { _ in .muted }, text: { row, _ in row.question.by ?? Wording.missing }),
        Column(
            "FROM", width: 8, maximum: 16, rank: 5, isLeftOutEmpty: true,
            key: { .text($0.question.child ?? "") }, role: { _ in .muted },
            text: { row, _ in row.question.child ?? "" }),
        Column(
            "QUESTION", width: 20, rank: 6, isFlexible: true, key: { .text($0.question.preview) },
            text: { row, _ in row.question.preview }),
    ]

    private var answer: String {
        question.state == .unanswerable ? "unanswerable" : question.answer ?? Wording.missing
    }
}
