package import Wire

/// One kind of thing that is read from the node; at most one read of each is under way.
package enum Slot: Hashable, Sendable {
    case status, tasks, tree, questions, answered, versions, promotions, jobs, events, audit
    case credentials
    /// The version that is looked at.
    case version
    /// How right the words of a task are, whose version is looked at.
    case quality
    /// The job that is looked at.
    case job
    /// The running job, for the curve in its pane.
    case runningJob
    case question(QuestionID)
}

/// What is asked of the node to fill a slot.
package enum Query: Equatable, Sendable {
    case status, tasks, tree
    case questions(QuestionQuery)
    case question(QuestionID)
    case versions(task: String?)
    case version(VersionID)
    case quality(task: String, hours: Double)
    case promotions(task: String?)
    case jobs(limit: Int)
    case job(JobID)
    case events(limit: Int)
    case audit(limit: Int)
    case credentials
}

/// A read of the node: what it fills and what it asks.
package struct Load: Equatable, Sendable {
    package var slot: Slot
    package var query: Query

    package init(_ slot: Slot, _ query: Query) {
        self.slot = slot
        self.query = query
    }
}

/// What a read of the node brought.
package enum Loaded: Equatable, Sendable {
    case status(NodeStatus)
    case tasks([TaskDescription])
    case tree(Tree)
    case questions(QuestionPage)
    case question(QuestionDetail)
    case versions([VersionRow])
    case version(VersionDetail)
    case quality(QualityReport)
    case promotions([PromotionRow])
    case jobs([JobRow])
    case job(JobDetail)
    case events([EventRow])
    case audit([AuditRow])
    case credentials([CredentialRow])
}
