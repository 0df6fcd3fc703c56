package import Wire

extension RemoteNode {
    package func ask(_ request: AskRequest) async throws -> AskReply {
        try await call(
            "POST", RequestTarget("tasks", request.task, "ask"), AskBody(request),
            patience: Self.patience + request.wait, gives: AskReply.self)
    }

    package func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply {
        try await get(
            AskReply.self,
            RequestTarget("answers", id.text).with("wait", seconds > 0 ? seconds : nil),
            patience: Self.patience + seconds)
    }

    package func questions(_ query: QuestionQuery) async throws -> QuestionPage {
        // Of no state there are none.
        guard !query.states.isEmpty else { return QuestionPage(rows: [], total: 0) }
        let states = query.states.map(\.rawValue).joined(separator: ",")
        return try await get(
            QuestionPage.self,
            RequestTarget("questions").with("task", query.task).with("state", states)
                .with("order", query.order.rawValue)
                .with("search", query.search.isEmpty ? nil : query.search)
                .with("offset", query.offset).with("limit", query.limit))
    }

    package func question(_ id: QuestionID) async throws -> QuestionDetail {
        try await get(QuestionDetail.self, RequestTarget("questions", id.text))
    }

    package func label(_ request: LabelRequest) async throws -> LabelReceipt {
        try await call(
            "POST",
            RequestTarget("questions", request.question.text, "label").by(request.operatorName),
            LabelBody(verdict: request.verdict, note: request.note), gives: LabelReceipt.self)
    }

    package func undoLabel(_ id: LabelID, by operatorName: String) async throws -> QuestionID {
        try await call(
            "DELETE", RequestTarget("labels", String(id.number)).by(operatorName),
            gives: UndoneLabel.self
        ).question
    }

    package func skip(_ id: QuestionID, by operatorName: String) async throws {
        try await perform("POST", RequestTarget("questions", id.text, "skip").by(operatorName))
    }
}
