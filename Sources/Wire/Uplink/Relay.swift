/// A request of the HTTP API on its way to a node further down, as values.
package struct RelayedRequest: Codable, Equatable, Sendable {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    package var method: String
    /// With the query: `/v1/questions?limit=20`.
    package var path: String
    /// JSON, or empty.
    package var body: String
    /// Who wants it, for the audit log there.
    package var by: String
    /// Whether it may change anything.
    package var role: Role

    package init(method: String, path: String, body: String = "", by: String, role: Role) {
        self.method = method
        self.path = path
        self.body = body
        self.by = by
        self.role = role
    }
}

/// What the node replied.
package struct RelayedReply: Codable, Equatable, Sendable {
    package var status: Int
    /// JSON.
    package var body: String

    package init(status: Int, body: String) {
        self.status = status
        self.body = body
    }
}
