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

    /// A question has this answer now, durably; the children that asked are told by `fed`.
    func answered(_ id: String, _ answer: Answer) {
        waiters.answered(QuestionID(id), answer)
    }

    /// The feeds of children have this now, durably; by the child's row.
    func fed(_ fed: [Int64: [FeedEntry]]) {
        children.take(fed)
    }

    /// Whether a question of the task that waits goes up at once: where an expert is asked before
    /// the parent is, that comes first.
    func goesUp(task: String) -> Bool {
        parent.isJoined && !experts.areAskedFirst(task: task)
    }

    /// Questions of these tasks wait now, durably, and those in the outbox are on their way up.
    func waiting(tasks: Set<String>) {
        for task in tasks { experts.nudge(task: task) }
    }

    /// The outbox has these now, durably; so many bytes lie there.
    func queued(_ questions: [EscalatedQuestion], bytes: Int) {
        guard !questions.isEmpty else { return }
        if bytes <= Outbox.mostBytes || questions.count == 1 {
            parent.queued(questions)
        } else {
            parent.outboxChanged()
        }
    }

    func treeChanged() {
        feed.tell([.tree])
    }

    /// The outbox may have something new.
    func outboxChanged() {
        parent.outboxChanged()
    }
}
