/// The parent, and what reaching it takes.
package struct StoredUplink: Equatable, Sendable {
    /// The parent's id.
    package var node: String
    package var name: String
    package var tier: String
    /// Where it listens, as a URL.
    package var address: String
    /// What this node shows it.
    package var token: String
    /// The certificate to expect, as PEM; nil where the connection has none.
    package var certificate: String?
    /// The key that its versions are signed with.
    package var publicKey: String?
    /// Up to which number its feed is applied here.
    package var applied: Int64
    /// Whether an operator cut the link.
    package var isHeld: Bool

    package init(
        node: String, name: String, tier: String, address: String, token: String,
        certificate: String? = nil, publicKey: String? = nil, applied: Int64 = 0,
        isHeld: Bool = false
    ) {
        self.node = node
        self.name = name
        self.tier = tier
        self.address = address
        self.token = token
        self.certificate = certificate
        self.publicKey = publicKey
        self.applied = applied
        self.isHeld = isHeld
    }
}
