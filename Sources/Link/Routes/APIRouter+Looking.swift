internal import Foundation
internal import Wire

extension APIRouter {
    static var lookingRoutes: [Route] {
        [
            .giving(NodeStatus.self, .get, "/v1/status", for: .viewing, "How the node is.") {
                try await $0.host.status()
            },
            .giving(
                Listing<TaskDescription>.self, .get, "/v1/tasks", for: .knowing,
                "The tasks with their fields and classes."
            ) { Listing(rows: try await $0.host.tasks()) },
            .giving(
                QualityReport.self, .get, "/v1/tasks/{task}/quality", for: .viewing,
                "How right the node's own words were, by the answers that came since.",
                parameters: [Parameters.task.described, Parameters.hours.described]
            ) {
                try await $0.host.quality(
                    task: try $0.value(Parameters.task), hours: try $0.value(Parameters.hours))
            },
            .giving(
                Tree.self, .get, "/v1/tree", for: .viewing, "The nodes above and below."
            ) { try await $0.host.tree() },
            .giving(
                Listing<EventRow>.self, .get, "/v1/events", for: .viewing,
                "What happened, newest first.", parameters: [Parameters.limit.described]
            ) { Listing(rows: try await $0.host.events(limit: try $0.value(Parameters.limit))) },
            .giving(
                Listing<AuditRow>.self, .get, "/v1/audit", for: .viewing,
                "What operators did, newest first.", parameters: [Parameters.limit.described]
            ) { Listing(rows: try await $0.host.audit(limit: try $0.value(Parameters.limit))) },
            Route(
                verb: .get, pattern: PathPattern("/v1/changes"), clearance: .viewing,
                summary: "What may have changed, as a stream of events; the first names all.",
                parameters: [], takes: nil,
                gives: [
                    ReplyShape(status: 200, meaning: "the stream", contentType: .events)
                ]
            ) { call in
                APIReply(
                    status: 200, contentType: .events,
                    body: .stream(
                        ChangeEvents(
                            host: call.host, caller: call.requester.caller,
                            beat: call.context.limits.beat,
                            json: call.context.json)))
            },
        ]
    }
}
