/// Which questions to list.
package struct QuestionListing: Equatable, Sendable {
    /// Nil lists every task's.
    package var task: String?
    package var states: [StoredQuestion.State]
    package var order: Order
    /// Words that the preview, id, class or client must contain, every one; empty filters nothing.
    package var search: String
    package var offset: Int
    package var limit: Int

    package enum Order: String, CaseIterable, Sendable {
        /// Asked first; skipped ones behind the others.
        case oldest
        /// Asked last.
        case newest
        /// Guessed with the least confidence first; those without a guess before all.
        case uncertain
    }

    package init(
        task: String? = nil, states: [StoredQuestion.State] = [.waiting],
        order: Order = .oldest, search: String = "", offset: Int = 0, limit: Int = 200
    ) {
        self.task = task
        self.states = states
        self.order = order
        self.search = search
        self.offset = offset
        self.limit = limit
    }
}
