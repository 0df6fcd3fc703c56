/// A node that escalates to this one.
package struct StoredChild: Equatable, Sendable {
    /// Its row, which other verbs name it by.
    package var id: Int64
    /// The node's own id.
    package var node: String
    package var name: String
    package var tier: String
    package var addedAt: Int64
    /// Whether an operator cut the link.
    package var isHeld: Bool
    package var heardAt: Int64?
    /// What it last said of itself, as JSON that the store does not read.
    package var report: String?
    /// The highest number of its outbox that is durable here.
    package var received: Int64
    /// The last number of its feed.
    package var fed: Int64
    /// The number up to which it said to have applied its feed.
    package var applied: Int64

    package init(
        id: Int64, node: String, name: String, tier: String, addedAt: Int64, isHeld: Bool = false,
        heardAt: Int64? = nil, report: String? = nil, received: Int64 = 0, fed: Int64 = 0,
        applied: Int64 = 0
    ) {
        self.id = id
        self.node = node
        self.name = name
        self.tier = tier
        self.addedAt = addedAt
        self.isHeld = isHeld
        self.heardAt = heardAt
        self.report = report
        self.received = received
        self.fed = fed
        self.applied = applied
    }
}
