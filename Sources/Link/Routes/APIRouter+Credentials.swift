internal import Wire

extension APIRouter {
    static var credentialRoutes: [Route] {
        [
            .giving(
                Listing<CredentialRow>.self, .get, "/v1/credentials", for: .viewing,
                "The credentials, newest first; never their secrets."
            ) { Listing(rows: try await $0.host.credentials()) },
            .exchanging(
                InvitationRequest.self, for: Invitation.self, .post, "/v1/invitations",
                for: .operating, "Make an invitation; its secret is told this once.",
                parameters: [Parameters.by.described], status: 201
            ) { call, body in try await call.host.invite(body, by: call.name) },
            .exchanging(
                JoinRequest.self, for: JoinGrant.self, .post, "/v1/join", for: .everybody,
                "Redeem an invitation for a credential, whose token is told this once.",
                status: 201
            ) { call, body in try await call.host.redeem(body) },
            .doing(
                .delete, "/v1/credentials/{id}", "Make a credential worthless at once.",
                parameters: [Parameters.credential.described, Parameters.by.described]
            ) {
                try await $0.host.revoke(
                    CredentialID(try $0.value(Parameters.credential)), by: $0.name)
            },
        ]
    }
}
