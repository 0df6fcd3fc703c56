internal import Wire

/// Why an operator does it.
struct ReasonBody: Codable, Equatable, Sendable {
    var reason: String
}

extension APIRouter {
    static var versionRoutes: [Route] {
        [
            .giving(
                Listing<VersionRow>.self, .get, "/v1/versions", for: .viewing,
                "The versions of a task, or of all.",
                parameters: [Parameters.taskFilter.described]
            ) {
                Listing(
                    rows: try await $0.host.versions(task: try $0.value(Parameters.taskFilter)))
            },
            .giving(
                VersionDetail.self, .get, "/v1/versions/{id}", for: .viewing,
                "All that was measured of one version.",
                parameters: [Parameters.version.described]
            ) { try await $0.host.version(VersionID(try $0.value(Parameters.version))) },
            .giving(
                Listing<PromotionRow>.self, .get, "/v1/promotions", for: .viewing,
                "What went live when, newest first.",
                parameters: [Parameters.taskFilter.described]
            ) {
                Listing(
                    rows: try await $0.host.promotions(
                        task: try $0.value(Parameters.taskFilter)))
            },
            .exchanging(
                ReasonBody.self, for: PromotionRow.self, .post, "/v1/versions/{id}/promote",
                for: .operating, "Make a version live by your word.",
                parameters: [Parameters.version.described, Parameters.by.described]
            ) { call, body in
                try await call.host.promote(
                    VersionID(try call.value(Parameters.version)), by: call.name,
                    reason: body.reason)
            },
            .exchanging(
                ReasonBody.self, for: PromotionRow.self, .post, "/v1/tasks/{task}/rollback",
                for: .operating, "Make the version live that was live before.",
                parameters: [Parameters.task.described, Parameters.by.described]
            ) { call, body in
                try await call.host.rollBack(
                    task: try call.value(Parameters.task), by: call.name, reason: body.reason)
            },
        ]
    }
}
