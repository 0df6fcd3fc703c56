/// Who the node is.
package struct NodeIdentity: Equatable, Sendable {
    /// 16 hexadecimal digits, drawn once and for good.
    package var id: String
    package var name: String
    /// The tier's name, such as `on-prem` or `far edge`.
    package var tier: String
    package var createdAt: Int64

    package init(id: String, name: String, tier: String, createdAt: Int64) {
        self.id = id
        self.name = name
        self.tier = tier
        self.createdAt = createdAt
    }
}
