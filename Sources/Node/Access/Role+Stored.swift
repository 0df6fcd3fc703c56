internal import Store
internal import Wire

extension Role {
    init(_ role: StoredRole) {
        switch role {
        case .client: self = .client
        case .node: self = .node
        case .viewer: self = .viewer
        case .operator: self = .operator
        }
    }
}

extension StoredRole {
    init(_ role: Role) {
        switch role {
        case .client: self = .client
        case .node: self = .node
        case .viewer: self = .viewer
        case .operator: self = .operator
        }
    }
}

extension CredentialRow {
    init(_ credential: StoredCredential) {
        self.init(
            id: CredentialID(credential.id), role: Role(credential.role), name: credential.name,
            node: credential.node.map { NodeID($0) },
            createdAt: Timestamp(milliseconds: credential.createdAt),
            invitedBy: credential.invitedBy,
            lastUsedAt: credential.lastUsedAt.map { Timestamp(milliseconds: $0) },
            revokedAt: credential.revokedAt.map { Timestamp(milliseconds: $0) })
    }
}
