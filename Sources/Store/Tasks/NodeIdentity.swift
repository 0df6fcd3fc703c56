/// Who the node is.
package struct NodeIdentity: Equatable, Sendable {
    package var name: String
    /// The tier's name, such as `on-prem` or `far edge`.
    package var tier: String
    package var createdAt: Int64

    package init(name: String, tier: String, createdAt: Int64) {
        self.name = name
        self.tier = tier
        self.createdAt = createdAt
    }
}
