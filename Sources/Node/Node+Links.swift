package import Wire

extension Node {
    package func invite(
        _ request: InvitationRequest, by operatorName: String
    ) async throws -> Invitation {
        throw NodeError(.unavailable, "not built yet")
    }

    package func credentials() async throws -> [CredentialRow] { [] }

    package func revoke(_ id: CredentialID, by operatorName: String) async throws {
        throw NodeError(.unavailable, "not built yet")
    }
}
