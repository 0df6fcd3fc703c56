internal import Wire

// The way of a question: each node that it passed with what that node made of it, then the answers.
extension ConsoleState {
    /// Returns the way as lines, hop by hop, and below it every answer so far.
    func routeLines(_ shown: QuestionDetail, _ columns: Int) -> [DetailLine] {
        var lines = shown.route.enumerated().flatMap { place, hop in
            hopLines(hop, isFirst: place == 0, columns)
        }
        if shown.route.isEmpty { lines.append(DetailLine("asked here, and not passed on", .muted)) }
        if let escalation = shown.row.escalation {
            lines += Canvas.wrapped(
                "\(escalation.sign) \(escalation.sentence)", columns: max(10, columns)
            ).map { DetailLine($0, escalation.role) }
        }
        return lines + answerLines(shown, columns)
    }

    /// `edge-17 · far edge    fox 0.41 by v3: below 0.60    310 µs`.
    private func hopLines(_ hop: Hop, isFirst: Bool, _ columns: Int) -> [DetailLine] {
        let time = clock.time(hop.at)
        var head = [
            Span(isFirst ? "● " : "↑ ", .tree), Span(hop.name, .title),
            Span(" · \(hop.tier)", .muted),
        ]
        let spent = hop.micros > 0 ? "  \(Wording.micros(hop.micros))" : ""
        head.append(Span("  \(time)\(spent)", .muted))
        let said = Canvas.wrapped(hop.sentence, columns: max(10, columns - 2))
        return [DetailLine(head)]
            + said.map { DetailLine([Span("  "), Span($0, hop.reason == nil ? .ok : .warn)]) }
    }

    private func answerLines(_ shown: QuestionDetail, _ columns: Int) -> [DetailLine] {
        guard !shown.answers.isEmpty else {
            return [DetailLine("no answer yet", .muted)]
        }
        return shown.answers.enumerated().flatMap { place, answer -> [DetailLine] in
            let isStanding = place == shown.answers.count - 1
            let name = answer.name ?? "unanswerable"
            let kind =
                place == 0 ? "answered" : "corrected"
            let head = DetailLine([
                Span(isStanding ? "✓ " : "× ", isStanding ? .ok : .muted),
                Span(kind + " "), Span(name, isStanding ? .accent : .muted),
                Span(isStanding ? "" : " (overruled)", .muted),
            ])
            let sure = answer.via == .human ? "" : ", \(Wording.fixed(answer.confidence, 2)) sure"
            let tier = tiersAbove(answer, shown)
            let how =
                "by \(answer.by) via \(answer.via.rawValue)\(tier)\(sure), "
                + "\(clock.full(answer.at, at: now))"
                + (answer.isProvisional ? ", provisional" : "")
            return [head]
                + Canvas.wrapped(how, columns: max(10, columns - 2)).map {
                    DetailLine([Span("  "), Span($0, .muted)])
                }
        }
    }

    /// How far above the asker the answer was given, where the route tells.
    private func tiersAbove(_ answer: Answer, _ shown: QuestionDetail) -> String {
        let place = shown.route.lastIndex { hop in
            hop.name == answer.by || answer.by.hasPrefix(hop.name + " ")
        }
        guard let place, place > 0 else { return "" }
        return ", \(Wording.count(place, "tier")) above the asker"
    }

    /// The detail of the question that is opened, once it is here.
    var questionDetail: QuestionDetail? { shownQuestion.flatMap { labelling.details[$0] } }

    /// A question with what it holds, its route and its answers.
    func drawQuestion(_ canvas: inout Canvas) {
        let shown = questionDetail
        let title = "3 Questions › " + (shownQuestion?.short ?? Wording.missing)
        let inner = canvas.box(
            layout.detail, title: title, note: shown?.row.state.rawValue ?? "", isFocused: true)
        let area = inner.inset(columns: 1, rows: 0)
        canvas.cursor = Position(column: area.column, row: area.row)
        canvas.lines(questionLines(area.columns), from: detailTop, in: area)
    }

    func questionLines(_ columns: Int) -> [DetailLine] {
        guard let shown = questionDetail else { return [DetailLine("reading…", .muted)] }
        let row = shown.row
        var lines = wrapped("question", row.preview, columns)
        lines += [.entry("task", row.task), .entry("id", row.id.text, .muted)]
        let client = row.client.map { " by \($0)" } ?? ""
        let child = row.child.map { ", passed up by \($0)" } ?? ""
        lines.append(
            .entry("asked", clock.full(row.askedAt, at: now) + client + child))
        if let note = shown.note { lines += wrapped("note", note, columns) }
        lines += [DetailLine(), DetailLine("route, from where it was asked", .muted)]
        lines += routeLines(shown, columns)
        guard !shown.similar.isEmpty else { return lines }
        return lines + [DetailLine(), DetailLine("similar, solved", .muted)]
            + shown.similar.map {
                DetailLine([
                    Span(Wording.fixed($0.similarity, 2) + "  ", .muted),
                    Span(pad($0.name, 18), .accent), Span(" " + $0.preview),
                ])
            }
    }
}

extension Hop {
    /// What its model said, how sure it was, and why that was not enough.
    var sentence: String {
        let said = guess.map { guess in
            let by = version.map { " by v\($0)" } ?? ""
            return "said \(guess.name) \(Wording.fixed(guess.probability, 2))\(by)"
        }
        guard let reason else { return (said ?? "answered") + ": answered here" }
        guard let said else { return reason.brief }
        if case .belowThreshold(_, let threshold) = reason {
            return said + ", below its threshold " + Wording.fixed(threshold, 2)
        }
        return said + ": " + reason.brief
    }
}

extension AbstainReason {
    /// Why a node would not answer, in a few words.
    var brief: String {
        switch self {
        case .noModel: "no version was live"
        case .belowThreshold(let confidence, let threshold):
            "\(Wording.fixed(confidence, 2)) is below its threshold \(Wording.fixed(threshold, 2))"
        case .unfamiliar: "nothing in it was known to the model"
        case .malformedOutput: "the model's output was no answer"
        }
    }
}
