internal import Wire

/// A label as the API takes it: a `LabelRequest` whose question is in the path.
struct LabelBody: Codable, Equatable, Sendable {
    var verdict: LabelRequest.Verdict
    var note: String?
}

/// Which question a label was taken back from.
struct UndoneLabel: Codable, Equatable, Sendable {
    var question: QuestionID
}

extension APIRouter {
    static var questionRoutes: [Route] {
        [
            .giving(
                QuestionPage.self, .get, "/v1/questions", for: .viewing, "List questions.",
                parameters: [
                    Parameters.taskFilter.described, Parameters.states.described,
                    Parameters.order.described, Parameters.search.described,
                    Parameters.offset.described, Parameters.limit.described,
                ]
            ) { call in
                try await call.host.questions(
                    QuestionQuery(
                        task: try call.value(Parameters.taskFilter),
                        states: try call.value(Parameters.states),
                        order: try call.value(Parameters.order),
                        search: try call.value(Parameters.search),
                        offset: try call.value(Parameters.offset),
                        limit: try call.value(Parameters.limit)))
            },
            .giving(
                QuestionDetail.self, .get, "/v1/questions/{id}", for: .viewing,
                "Read all of one question.", parameters: [Parameters.question.described]
            ) { call in
                try await call.host.question(QuestionID(try call.value(Parameters.question)))
            },
            .exchanging(
                LabelBody.self, for: LabelReceipt.self, .post, "/v1/questions/{id}/label",
                for: .operating, "Answer a question as a human.",
                parameters: [Parameters.question.described, Parameters.by.described]
            ) { call, body in
                try await call.host.label(
                    LabelRequest(
                        question: QuestionID(try call.value(Parameters.question)),
                        verdict: body.verdict, operatorName: call.name, note: body.note))
            },
            .doing(
                .post, "/v1/questions/{id}/skip", "Send a question to the back of the queue.",
                parameters: [Parameters.question.described, Parameters.by.described]
            ) { call in
                try await call.host.skip(
                    QuestionID(try call.value(Parameters.question)), by: call.name)
            },
            .giving(
                UndoneLabel.self, .delete, "/v1/labels/{id}", for: .operating,
                "Take a label back.",
                parameters: [Parameters.label.described, Parameters.by.described]
            ) { call in
                UndoneLabel(
                    question: try await call.host.undoLabel(
                        LabelID(try call.value(Parameters.label)), by: call.name))
            },
        ]
    }
}
