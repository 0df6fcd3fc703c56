internal import Learning
internal import Store
internal import Wire

/// Lets a new live version answer those waiting questions that it is sure of.
struct WaitingReview: Sendable {
    private static let page = 200
    /// More than this many are not looked at in one review.
    private static let most = 20_000

    let store: Store
    let serving: Serving
    let journal: Journal
    let clock: NodeClock
    let nodeName: String
    let tidings: Tidings

    /// Goes through the task's waiting questions, oldest first, for as long as the version that
    /// was live at the beginning is and `mustStop` does not say so.
    ///
    /// What fails here leaves the questions waiting, which is where a human finds them.
    func review(task name: String, mustStop: () -> Bool) {
        do {
            let served = try serving.task(name)
            guard let live = served.live else { return }
            var (looked, answered) = (0, 0)
            var untold: [String] = []
            defer { tell(&untold) }
            for id in try waiting(name) {
                // A version that was rolled back must not go on answering.
                guard try serving.task(name).live?.digest == live.digest, !mustStop() else {
                    break
                }
                looked += 1
                guard try answer(id, served) else { continue }
                answered += 1
                untold.append(id)
                // Whoever waits does not wait for the whole review, nor is each told alone.
                if untold.count == Self.page { tell(&untold) }
            }
            guard answered > 0 else { return }
            journal.write(
                .info, "version",
                "\(name) v\(live.number) answered \(answered) of \(looked) waiting questions",
                changed: [.questions, .tasks])
        } catch {
            journal.write(
                .warning, "version",
                "waiting questions of \(name) were not looked at: \(NodeError(wrapping: error))")
        }
    }

    private func tell(_ ids: inout [String]) {
        guard !ids.isEmpty else { return }
        tidings.answered(ids)
        ids = []
    }

    private func waiting(_ task: String) throws -> [String] {
        var ids: [String] = []
        while ids.count < Self.most {
            let rows = try store.questionRows(
                QuestionListing(task: task, offset: ids.count, limit: Self.page)
            ).rows
            ids += rows.map(\.id)
            if rows.count < Self.page { break }
        }
        return ids
    }

    private func answer(_ id: String, _ served: ServedTask) throws -> Bool {
        let payload = try store.questionInput(id).payload
        // Given up for space while it was answered, and waiting again since.
        guard !payload.isEmpty else { return false }
        let input = try Input(decoding: payload)
        let considered = Consideration(
            id: QuestionID(id), input: input, client: nil, askedAt: clock.now(), served: served)
        guard case .answer(.model, let label, let confidence) = considered.judgement else {
            return false
        }
        let outcome = try store.answerWaiting(
            id,
            NewAnswer(
                classIndex: label, ranked: try WireJSON.text(considered.ranked(top: 3)),
                confidence: confidence, by: considered.by(nodeName), via: .model,
                version: served.live?.digest, at: considered.askedAt.milliseconds))
        return outcome == .answered
    }
}
