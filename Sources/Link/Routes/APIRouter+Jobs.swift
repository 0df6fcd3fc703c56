internal import Wire

/// How the feeder is to ask.
struct FeederBody: Codable, Equatable, Sendable {
    var isPaused: Bool
    var questionsPerSecond: Double
}

extension APIRouter {
    static var jobRoutes: [Route] {
        [
            .giving(
                Listing<JobRow>.self, .get, "/v1/jobs", for: .viewing,
                "The jobs, newest first.", parameters: [Parameters.limit.described]
            ) { Listing(rows: try await $0.host.jobs(limit: try $0.value(Parameters.limit))) },
            .giving(
                JobDetail.self, .get, "/v1/jobs/{id}", for: .viewing,
                "A job with its loss curve.", parameters: [Parameters.job.described]
            ) { try await $0.host.job(JobID(try $0.value(Parameters.job))) },
            .giving(
                JobRow.self, .post, "/v1/tasks/{task}/retrain", for: .operating,
                "Start a retrain.",
                parameters: [Parameters.task.described, Parameters.by.described], status: 202
            ) { try await $0.host.retrain(task: try $0.value(Parameters.task), by: $0.name) },
            .doing(
                .post, "/v1/jobs/{id}/cancel", "Cancel a job.",
                parameters: [Parameters.job.described, Parameters.by.described]
            ) { try await $0.host.cancel(JobID(try $0.value(Parameters.job)), by: $0.name) },
            .setting(
                Target.self, .put, "/v1/tasks/{task}/target",
                "Say how right, or how quiet, a task is to be.",
                parameters: [Parameters.task.described, Parameters.by.described]
            ) { call, target in
                try await call.host.setTarget(
                    target, task: try call.value(Parameters.task), by: call.name)
            },
            .exchanging(
                FeederBody.self, for: FeederState.self, .put, "/v1/feeder", for: .operating,
                "Pause, resume or pace the feeder.", parameters: [Parameters.by.described]
            ) { call, body in
                try await call.host.setFeeder(
                    isPaused: body.isPaused, questionsPerSecond: body.questionsPerSecond)
            },
        ]
    }
}
