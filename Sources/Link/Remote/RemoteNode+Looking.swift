package import Wire

extension RemoteNode {
    package func status() async throws -> NodeStatus {
        try await get(NodeStatus.self, RequestTarget("status"))
    }

    package func tasks() async throws -> [TaskDescription] {
        try await get(Listing<TaskDescription>.self, RequestTarget("tasks")).rows
    }

    package func tree() async throws -> Tree {
        try await get(Tree.self, RequestTarget("tree"))
    }

    package func events(limit: Int) async throws -> [EventRow] {
        try await get(Listing<EventRow>.self, RequestTarget("events").with("limit", limit)).rows
    }

    package func audit(limit: Int) async throws -> [AuditRow] {
        try await get(Listing<AuditRow>.self, RequestTarget("audit").with("limit", limit)).rows
    }

    package func versions(task: String?) async throws -> [VersionRow] {
        try await get(Listing<VersionRow>.self, RequestTarget("versions").with("task", task)).rows
    }

    package func version(_ id: VersionID) async throws -> VersionDetail {
        try await get(VersionDetail.self, RequestTarget("versions", id.digest))
    }

    package func promotions(task: String?) async throws -> [PromotionRow] {
        try await get(
            Listing<PromotionRow>.self, RequestTarget("promotions").with("task", task)
        ).rows
    }

    package func quality(task: String, hours: Double) async throws -> QualityReport {
        try await get(
            QualityReport.self, RequestTarget("tasks", task, "quality").with("hours", hours))
    }

    package func jobs(limit: Int) async throws -> [JobRow] {
        try await get(Listing<JobRow>.self, RequestTarget("jobs").with("limit", limit)).rows
    }

    package func job(_ id: JobID) async throws -> JobDetail {
        try await get(JobDetail.self, RequestTarget("jobs", String(id.number)))
    }

    package func credentials() async throws -> [CredentialRow] {
        try await get(Listing<CredentialRow>.self, RequestTarget("credentials")).rows
    }
}
