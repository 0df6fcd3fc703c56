/// What a credential allows; each role may do what it is for and nothing else.
package enum Role: String, Codable, CaseIterable, Sendable {
    /// Asks, and collects its answers.
    case client
    /// A child: escalates, and pulls answers and versions.
    case node
    /// Looks at everything and changes nothing.
    case viewer
    /// Looks at and changes everything; may also ask.
    case `operator`
}

/// Who calls, as the node's credentials say.
package struct Caller: Codable, Equatable, Sendable {
    package var credential: CredentialID
    package var role: Role
    /// The name that the invitation gave: an operator's, a client's or a child's.
    package var name: String
    /// The child's identity; set for the role `node` alone.
    package var node: NodeID?

    package init(credential: CredentialID, role: Role, name: String, node: NodeID? = nil) {
        self.credential = credential
        self.role = role
        self.name = name
        self.node = node
    }
}

/// One use of an operator's rights over the network, or one refusal, for the audit log.
package struct Access: Codable, Equatable, Sendable {
    /// Who, by the credential; `unknown` where there was none.
    package var by: String
    /// The address it came from.
    package var origin: String
    /// `POST /v1/tasks/digits/retrain`.
    package var request: String
    /// The status that was replied, such as 200 or 403.
    package var status: Int

    package init(by: String, origin: String, request: String, status: Int) {
        self.by = by
        self.origin = origin
        self.request = request
        self.status = status
    }
}
