/// A node as its own HTTP server sees it: all that can be asked of it, and who may.
package protocol NodeHost: NodeAPI {
    /// Asks in the name of a caller: a client may use an id again that it used itself, and no
    /// other.
    func ask(_ request: AskRequest, for caller: Caller) async throws -> AskReply
    /// Collects in the name of a caller; to a client, what others asked is not there.
    func collect(
        _ id: QuestionID, wait seconds: Double, for caller: Caller
    ) async throws -> AskReply
    /// Who holds the token; nil when nobody does, or when it was revoked.
    func caller(token: String) async throws -> Caller?
    /// Whether the caller's credential still stands.
    func isStanding(_ caller: Caller) async -> Bool
    /// Redeems an invitation, once; throws `.forbidden` when it is unknown, expired or used.
    func redeem(_ request: JoinRequest) async throws -> JoinGrant
    /// The parent's side of one child's conversation; throws `.forbidden` when it is revoked.
    func uplink(for caller: Caller) async throws -> any Uplink
    /// What passed through since the start, for those who add it up elsewhere.
    func counts() async -> QuestionCounts
    /// Writes a use of an operator's rights, or a refusal, into the audit log.
    func note(_ access: Access) async
}
