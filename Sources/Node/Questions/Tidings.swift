internal import Store
internal import Wire

/// Tells those who wait that something is there: callers here, children below, the parent above.
struct Tidings: Sendable {
    let waiters: Waiters
    let children: Children
    let parent: ParentLink
    let feed: ChangeFeed

    /// The questions have answers now, durably, and the feeds of the children that asked too.
    func answered(_ ids: [String]) {
        for id in ids { waiters.answered(QuestionID(id)) }
        children.wake()
    }

    func treeChanged() {
        feed.tell([.tree])
    }

    /// The outbox may have something new.
    func outboxChanged() {
        parent.outboxChanged()
    }
}
