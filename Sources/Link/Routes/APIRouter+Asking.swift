internal import Wire

extension APIRouter {
    static var askingRoutes: [Route] {
        [
            Route(
                verb: .post, pattern: PathPattern("/v1/tasks/{task}/ask"), clearance: .asking,
                summary: "Ask one question.", parameters: [Parameters.task.described],
                takes: BodyShape(type: AskBody.self), gives: askReplies
            ) { call in
                let task = try call.value(Parameters.task)
                let asked = try await call.decoded(AskBody.self).request(task: task)
                let reply = try await call.host.askWhileOpen(
                    asked, for: call.requester.caller)
                return try call.reply(reply, status: reply.status)
            },
            .exchanging(
                AskBatch.self, for: AskBatchReply.self, .post, "/v1/tasks/{task}/ask-batch",
                for: .asking, "Ask many questions at once; a bad one spoils no other.",
                parameters: [Parameters.task.described]
            ) { call, batch in try await replies(to: batch, call) },
            Route(
                verb: .get, pattern: PathPattern("/v1/answers/{id}"), clearance: .knowing,
                summary: "Collect what became of a question.",
                parameters: [Parameters.answer.described, Parameters.wait.described],
                takes: nil, gives: askReplies
            ) { call in
                let id = QuestionID(try call.value(Parameters.answer))
                let reply = try await call.host.collectWhileOpen(
                    id, wait: try call.value(Parameters.wait), for: call.requester.caller)
                return try call.reply(reply, status: reply.status)
            },
            Route(
                verb: .get, pattern: PathPattern("/v1/answers/{id}/events"),
                clearance: .knowing,
                summary: "Follow a question until its final answer, as a stream of events.",
                parameters: [Parameters.answer.described], takes: nil,
                gives: [
                    ReplyShape(status: 200, meaning: "the stream", contentType: .events)
                ]
            ) { call in
                let id = QuestionID(try call.value(Parameters.answer))
                let caller = call.requester.caller
                let first = try await call.host.collect(id, wait: 0, for: caller)
                return APIReply(
                    status: 200, contentType: .events,
                    body: .stream(
                        AnswerEvents(
                            host: call.host, caller: caller, first: first,
                            beat: call.context.limits.beat,
                            json: call.context.json)))
            },
        ]
    }

    private static let askReplies = [
        ReplyShape(status: 200, meaning: "answered", type: AskReply.self),
        ReplyShape(status: 202, meaning: "waiting", type: AskReply.self),
    ]

    private static func replies(to batch: AskBatch, _ call: RouteCall) async throws -> AskBatchReply
    {
        let most = call.context.limits.batch
        guard batch.questions.count <= most else {
            throw APIRefusal.outside("the number of questions", wanted: "at most \(most)")
        }
        let task = try call.value(Parameters.task)
        return await withTaskGroup(of: (Int, AskBatchEntry).self) { group in
            for (place, question) in batch.questions.enumerated() {
                group.addTask { (place, await entry(for: question.body, task: task, call)) }
            }
            var entries = [AskBatchEntry](repeating: AskBatchEntry(), count: batch.questions.count)
            for await (place, entry) in group { entries[place] = entry }
            return AskBatchReply(replies: entries)
        }
    }

    private static func entry(
        for body: AskBody, task: String, _ call: RouteCall
    ) async -> AskBatchEntry {
        do {
            let asked = try body.request(task: task)
            return AskBatchEntry(
                reply: try await call.host.askWhileOpen(asked, for: call.requester.caller))
        } catch {
            return AskBatchEntry(error: APIRefusal(describing: error).error)
        }
    }
}

extension AskReply {
    var isFinal: Bool { if case .answered = outcome { true } else { false } }

    /// 200 for an answer, 202 for a question that waits.
    var status: Int { isFinal ? 200 : 202 }
}
