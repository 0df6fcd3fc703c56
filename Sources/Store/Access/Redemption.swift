/// What whoever redeems an invitation brings, and the credential made for it.
package struct Redemption: Equatable, Sendable {
    /// The SHA-256 of the invitation's secret, 32 bytes.
    package var secret: [UInt8]
    /// The SHA-256 of the new credential's token, 32 bytes.
    package var token: [UInt8]
    /// The child's identity; what an invitation of the role `node` needs and no other may have.
    package var node: String?
    /// The tier that the child says it is of.
    package var tier: String?
    package var at: Int64

    package init(
        secret: [UInt8], token: [UInt8], node: String? = nil, tier: String? = nil, at: Int64
    ) {
        self.secret = secret
        self.token = token
        self.node = node
        self.tier = tier
        self.at = at
    }
}
