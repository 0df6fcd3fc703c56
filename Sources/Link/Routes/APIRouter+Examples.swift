internal import Foundation
internal import Wire

extension APIRouter {
    static var exampleRoutes: [Route] {
        [
            Route(
                verb: .post, pattern: PathPattern("/v1/tasks/{task}/examples"),
                clearance: .operating,
                summary: "Give examples, one JSON object a line, as many as there are.",
                parameters: [
                    Parameters.task.described, Parameters.newClasses.described,
                    Parameters.by.described,
                ],
                takes: BodyShape(contentType: .lines, type: ExampleLine.self),
                gives: [
                    ReplyShape(
                        status: 200, meaning: "what became of them", type: IntakeReceipt.self)
                ]
            ) { call in
                var intake = ExampleIntake(
                    task: try call.value(Parameters.task),
                    newClasses: try call.value(Parameters.newClasses) == .yes, host: call.host,
                    json: call.context.json, lineBytes: call.context.limits.bodyBytes)
                return try call.reply(try await intake.take(call.request.body))
            },
            Route(
                verb: .get, pattern: PathPattern("/v1/tasks/{task}/examples"),
                clearance: .viewing,
                summary: "Read examples: a page, or with Accept: application/x-ndjson lines.",
                parameters: [
                    Parameters.task.described, Parameters.offset.described,
                    Parameters.exampleLimit.described,
                ], takes: nil,
                gives: [
                    ReplyShape(status: 200, meaning: "a page", type: Listing<ExampleRow>.self)
                ]
            ) { call in try await examples(call) },
        ]
    }

    private static func examples(_ call: RouteCall) async throws -> APIReply {
        let task = try call.value(Parameters.task)
        let offset = try call.value(Parameters.offset)
        let limit = try call.value(Parameters.exampleLimit)
        guard call.request.accepts?.contains(APIReply.ContentType.lines.rawValue) != true else {
            // An unknown task is refused before the first line.
            _ = try await call.host.examples(task: task, offset: offset, limit: 1)
            return APIReply(
                status: 200, contentType: .lines,
                body: .stream(
                    ExampleLines(
                        host: call.host, task: task, offset: offset, limit: limit ?? .max,
                        json: call.context.json)))
        }
        let rows = try await call.host.examples(
            task: task, offset: offset, limit: limit ?? Parameters.usualLimit)
        return try call.reply(Listing(rows: rows))
    }
}
