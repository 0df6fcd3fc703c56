/// An invitation on its way into the store.
package struct NewInvitation: Equatable, Sendable {
    /// The SHA-256 of the secret, 32 bytes.
    package var secret: [UInt8]
    package var role: StoredRole
    /// Whom it is for.
    package var name: String
    package var budgetBytes: Int?
    package var budgetMicros: Double?
    package var invitedBy: String
    package var at: Int64
    package var expiresAt: Int64

    package init(
        secret: [UInt8], role: StoredRole, name: String, budgetBytes: Int? = nil,
        budgetMicros: Double? = nil, invitedBy: String, at: Int64, expiresAt: Int64
    ) {
        self.secret = secret
        self.role = role
        self.name = name
        self.budgetBytes = budgetBytes
        self.budgetMicros = budgetMicros
        self.invitedBy = invitedBy
        self.at = at
        self.expiresAt = expiresAt
    }
}
