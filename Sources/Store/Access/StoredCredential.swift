/// A credential without its token, of which the store knows the SHA-256 alone.
package struct StoredCredential: Equatable, Sendable {
    package var id: Int64
    package var token: [UInt8]
    package var role: StoredRole
    package var name: String
    package var node: String?
    package var invitedBy: String
    package var createdAt: Int64
    package var lastUsedAt: Int64?
    package var revokedAt: Int64?

    package init(
        id: Int64, token: [UInt8], role: StoredRole, name: String, node: String?,
        invitedBy: String, createdAt: Int64, lastUsedAt: Int64? = nil, revokedAt: Int64? = nil
    ) {
        self.id = id
        self.token = token
        self.role = role
        self.name = name
        self.node = node
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }
}
