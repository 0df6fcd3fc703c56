/// What a child was offered of a task last.
package struct StoredHandout: Equatable, Sendable {
    /// The child's row.
    package var child: Int64
    package var task: String
    /// The share of the features found that it gets, in 0...1.
    package var share: Double
    /// What was thinned and how, in words that the store does not read.
    package var recipe: String
    /// The place in the task's history of the promotion that it was offered for.
    package var promotion: Int
    /// The offer, as JSON that the store does not read.
    package var offer: String
    /// What the child says that it made of it, as JSON that the store does not read.
    package var adoption: String?

    package init(
        child: Int64, task: String, share: Double, recipe: String, promotion: Int, offer: String,
        adoption: String? = nil
    ) {
        self.child = child
        self.task = task
        self.share = share
        self.recipe = recipe
        self.promotion = promotion
        self.offer = offer
        self.adoption = adoption
    }
}
