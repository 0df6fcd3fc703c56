internal import Store
internal import Wire

/// Tells those who wait that something is there: callers here, children below, the parent above.
struct Tidings: Sendable {
    let waiters: Waiters
    let children: Children
    let parent: ParentLink
    let experts: Experts
    let feed: ChangeFeed

    /// The questions have answers now, durably, and the feeds of the children that asked too.
    func answered(_ ids: [String]) {
        for id in ids { waiters.answered(QuestionID(id)) }
        children.wake()
    }

    /// Whether a question of the task that waits goes up at once: where an expert is asked before
    /// the parent is, that comes first.
    func goesUp(task: String) -> Bool {
        parent.isJoined && !experts.areAskedFirst(task: task)
    }

    /// Questions of these tasks wait now, durably.
    func waiting(tasks: Set<String>) {
        parent.outboxChanged()
        for task in tasks { experts.nudge(task: task) }
    }

    func treeChanged() {
        feed.tell([.tree])
    }

    /// The outbox may have something new.
    func outboxChanged() {
        parent.outboxChanged()
    }
}
