package import Wire

extension RemoteNode {
    package func promote(
        _ id: VersionID, by operatorName: String, reason: String
    ) async throws -> PromotionRow {
        try await call(
            "POST", RequestTarget("versions", id.digest, "promote").by(operatorName),
            ReasonBody(reason: reason), gives: PromotionRow.self)
    }

    package func rollBack(
        task: String, by operatorName: String, reason: String
    ) async throws -> PromotionRow {
        try await call(
            "POST", RequestTarget("tasks", task, "rollback").by(operatorName),
            ReasonBody(reason: reason), gives: PromotionRow.self)
    }

    package func retrain(task: String, by operatorName: String) async throws -> JobRow {
        try await call(
            "POST", RequestTarget("tasks", task, "retrain").by(operatorName), gives: JobRow.self)
    }

    package func cancel(_ id: JobID, by operatorName: String) async throws {
        try await perform(
            "POST", RequestTarget("jobs", String(id.number), "cancel").by(operatorName))
    }

    package func setTarget(
        _ target: Target, task: String, by operatorName: String
    ) async throws {
        try await perform(
            "PUT", RequestTarget("tasks", task, "target").by(operatorName), target)
    }

    package func setFeeder(
        isPaused: Bool, questionsPerSecond: Double
    ) async throws -> FeederState {
        try await call(
            "PUT", RequestTarget("feeder"),
            FeederBody(isPaused: isPaused, questionsPerSecond: questionsPerSecond),
            gives: FeederState.self)
    }

    package func setLink(
        to child: NodeID?, isHeld: Bool, by operatorName: String
    ) async throws {
        let target = child.map { RequestTarget("nodes", $0.text, "link") } ?? RequestTarget("link")
        try await perform("PUT", target.by(operatorName), LinkBody(isHeld: isHeld))
    }

    package func relay(
        _ request: RelayedRequest, to node: NodeID
    ) async throws -> RelayedReply {
        try await relayed(request, to: node)
    }

    package func invite(
        _ request: InvitationRequest, by operatorName: String
    ) async throws -> Invitation {
        try await call(
            "POST", RequestTarget("invitations").by(operatorName), request,
            gives: Invitation.self)
    }

    package func revoke(_ id: CredentialID, by operatorName: String) async throws {
        try await perform(
            "DELETE", RequestTarget("credentials", String(id.number)).by(operatorName))
    }
}
