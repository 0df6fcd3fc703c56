/// The parent's version that a version stands on, and what bringing it here cost.
package struct VersionBase: Codable, Equatable, Sendable {
    /// In words: `cloud v12`.
    package var name: String
    /// What thinning cost, as the parent measured it; nil where it is not known any more.
    package var price: Price?
    /// What was offered in place of the whole artifact; nil where no difference was smaller.
    package var differenceBytes: Int?

    package init(name: String, price: Price? = nil, differenceBytes: Int? = nil) {
        self.name = name
        self.price = price
        self.differenceBytes = differenceBytes
    }
}

/// A version as it was thinned for and offered to one child, and what became of it there.
package struct Handout: Codable, Equatable, Sendable {
    package var child: NodeID
    /// The child's name.
    package var name: String
    package var price: Price
    /// What is offered in place of the whole artifact; nil where no difference is smaller.
    package var differenceBytes: Int?
    /// What the child said that it made of it; nil while it said nothing.
    package var state: Adoption.State?
    /// Why it was kept out, or what it brought, in a sentence; empty while the child said nothing.
    package var remark: String

    package init(
        child: NodeID, name: String, price: Price, differenceBytes: Int? = nil,
        state: Adoption.State? = nil, remark: String = ""
    ) {
        self.child = child
        self.name = name
        self.price = price
        self.differenceBytes = differenceBytes
        self.state = state
        self.remark = remark
    }
}
