/// All that can be asked of a node, whether it lives in this process or behind a network.
///
/// Every call throws `NodeError` and nothing else. What a call acknowledges is durable.
package protocol NodeAPI: Sendable {
    func status() async throws -> NodeStatus
    func tasks() async throws -> [TaskDescription]
    func tree() async throws -> Tree

    /// Answers a question, or flags it unknown and passes it up; waits for the answer from above as
    /// long as the request says.
    func ask(_ request: AskRequest) async throws -> AskReply
    /// What became of a question, waiting up to `seconds` for its final answer; a whole id.
    func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply
    func questions(_ query: QuestionQuery) async throws -> QuestionPage
    /// All of one question; an unambiguous end of its id (`q-7f3k9`, `7f3k9`) is enough.
    func question(_ id: QuestionID) async throws -> QuestionDetail

    /// Makes a human's word the question's answer, an example and a memory, in one transaction.
    func label(_ request: LabelRequest) async throws -> LabelReceipt
    /// Takes a label back: the question waits again, its example and memory are gone.
    func undoLabel(_ id: LabelID, by operatorName: String) async throws -> QuestionID
    /// Sends a waiting question to the back of the queue.
    func skip(_ id: QuestionID, by operatorName: String) async throws

    /// Takes examples in; a class that the task does not have is refused, or added where
    /// `newClasses` says so.
    func addExamples(
        _ rows: [ExampleRow], task: String, newClasses: Bool
    ) async throws -> ImportReceipt
    /// Examples in the order in which they came; `offset` counts from 0.
    func examples(task: String, offset: Int, limit: Int) async throws -> [ExampleRow]

    func versions(task: String?) async throws -> [VersionRow]
    func version(_ id: VersionID) async throws -> VersionDetail
    /// What went live when, newest first.
    func promotions(task: String?) async throws -> [PromotionRow]
    /// Makes a version live by an operator's recorded word.
    func promote(_ id: VersionID, by operatorName: String, reason: String) async throws
        -> PromotionRow
    /// Makes the version live that was live before the present one.
    func rollBack(task: String, by operatorName: String, reason: String) async throws
        -> PromotionRow

    /// How right the node's own words were, by the answers that came in the last hours, and
    /// whether what it is asked has changed; throws `.notFound` for an unknown task.
    func quality(task: String, hours: Double) async throws -> QualityReport

    func retrain(task: String, by operatorName: String) async throws -> JobRow
    func cancel(_ id: JobID, by operatorName: String) async throws
    /// Newest first.
    func jobs(limit: Int) async throws -> [JobRow]
    func job(_ id: JobID) async throws -> JobDetail

    func setTarget(_ target: Target, task: String, by operatorName: String) async throws
    /// Pauses, resumes or paces the feeder; refused with `.conflict` where there is none.
    func setFeeder(isPaused: Bool, questionsPerSecond: Double) async throws -> FeederState

    /// Cuts the link to a child, or to the parent when `child` is nil, or joins it again.
    func setLink(to child: NodeID?, isHeld: Bool, by operatorName: String) async throws
    /// Has a node below carry a request out; throws `.notFound` when it is not below, and
    /// `.unavailable` when it cannot be reached.
    func relay(_ request: RelayedRequest, to node: NodeID) async throws -> RelayedReply

    /// Makes an invitation; the secret is told here and never again.
    func invite(_ request: InvitationRequest, by operatorName: String) async throws -> Invitation
    /// Newest first, revoked ones too.
    func credentials() async throws -> [CredentialRow]
    /// Makes a credential worthless at once; a child's conversation ends.
    func revoke(_ id: CredentialID, by operatorName: String) async throws

    /// The newest events first.
    func events(limit: Int) async throws -> [EventRow]
    /// What operators did, newest first.
    func audit(limit: Int) async throws -> [AuditRow]
    /// What may have changed, coalesced; the first element names every topic.
    func changes() -> AsyncStream<Set<Topic>>
}

extension NodeAPI {
    /// Takes examples of the task's own classes in.
    package func addExamples(
        _ rows: [ExampleRow], task: String
    ) async throws -> ImportReceipt {
        try await addExamples(rows, task: task, newClasses: false)
    }
}
