/// A credential's number on its node.
package struct CredentialID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    package var description: String { "c\(number)" }

    package static func < (left: CredentialID, right: CredentialID) -> Bool {
        left.number < right.number
    }
}

extension CredentialID: SingleValue {
    package var content: Int64 { number }
}

/// One credential, without its secret, which the node does not have.
package struct CredentialRow: Codable, Equatable, Sendable, Identifiable {
    package var id: CredentialID
    package var role: Role
    package var name: String
    package var node: NodeID?
    package var createdAt: Timestamp
    package var invitedBy: String
    package var lastUsedAt: Timestamp?
    package var revokedAt: Timestamp?

    package init(
        id: CredentialID, role: Role, name: String, node: NodeID?, createdAt: Timestamp,
        invitedBy: String, lastUsedAt: Timestamp?, revokedAt: Timestamp?
    ) {
        self.id = id
        self.role = role
        self.name = name
        self.node = node
        self.createdAt = createdAt
        self.invitedBy = invitedBy
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
    }
}

/// What an invitation is to be for.
package struct InvitationRequest: Codable, Equatable, Sendable {
    package var role: Role
    /// The name of whoever redeems it; for a node the child's readable name.
    package var name: String
    /// Seconds until it expires, above 0 and at most 30 days.
    package var validFor: Double
    /// What a child may take up; for the role `node` alone.
    package var budget: Budget?

    package init(role: Role, name: String, validFor: Double, budget: Budget? = nil) {
        self.role = role
        self.name = name
        self.validFor = validFor
        self.budget = budget
    }
}

/// An invitation: its secret is told once and redeems once.
package struct Invitation: Codable, Equatable, Sendable {
    /// 32 random bytes in base64url.
    package var secret: String
    package var role: Role
    package var name: String
    package var expiresAt: Timestamp

    package init(secret: String, role: Role, name: String, expiresAt: Timestamp) {
        self.secret = secret
        self.role = role
        self.name = name
        self.expiresAt = expiresAt
    }
}

/// What a version may cost on a child.
package struct Budget: Codable, Equatable, Sendable {
    /// The most bytes that a version handed down may have; nil for no limit.
    package var bytes: Int?
    /// The most microseconds that one answer may take there, p50; nil for no limit.
    package var answerMicros: Double?

    package init(bytes: Int? = nil, answerMicros: Double? = nil) {
        self.bytes = bytes
        self.answerMicros = answerMicros
    }
}

/// What whoever redeems an invitation says.
package struct JoinRequest: Codable, Equatable, Sendable {
    package var secret: String
    /// The child's identity; for the role `node` alone.
    package var node: NodeID?
    /// The child's own name for itself.
    package var name: String?
    package var tier: String?

    package init(secret: String, node: NodeID? = nil, name: String? = nil, tier: String? = nil) {
        self.secret = secret
        self.node = node
        self.name = name
        self.tier = tier
    }
}

/// What it gets: its own credential, told once.
package struct JoinGrant: Codable, Equatable, Sendable {
    /// 32 random bytes in base64url, sent as `Authorization: Bearer …`.
    package var token: String
    package var credential: CredentialID
    package var role: Role
    /// Whom the credential is for.
    package var name: String
    /// The node that gave it.
    package var node: NodeID
    package var nodeName: String
    package var nodeTier: String
    /// The Ed25519 key, base64, by which that node signs its versions.
    package var publicKey: String

    package init(
        token: String, credential: CredentialID, role: Role, name: String, node: NodeID,
        nodeName: String, nodeTier: String, publicKey: String
    ) {
        self.token = token
        self.credential = credential
        self.role = role
        self.name = name
        self.node = node
        self.nodeName = nodeName
        self.nodeTier = nodeTier
        self.publicKey = publicKey
    }
}
