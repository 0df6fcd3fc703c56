/// All that can be asked of a node, whether it lives in this process or behind a network.
///
/// Every call throws `NodeError` and nothing else. What a call acknowledges is durable.
package protocol NodeAPI: Sendable {
    func status() async throws -> NodeStatus
    func tasks() async throws -> [TaskDescription]
    func tree() async throws -> Tree

    /// Answers a question, or flags it unknown and queues it.
    func ask(_ request: AskRequest) async throws -> AskReply
    func questions(_ query: QuestionQuery) async throws -> QuestionPage
    /// All of one question; an unambiguous end of its id (`q-7f3k9`, `7f3k9`) is enough.
    func question(_ id: QuestionID) async throws -> QuestionDetail

    /// Makes a human's word the question's answer, an example and a memory, in one transaction.
    func label(_ request: LabelRequest) async throws -> LabelReceipt
    /// Takes a label back: the question waits again, its example and memory are gone.
    func undoLabel(_ id: LabelID, by operatorName: String) async throws -> QuestionID
    /// Sends a waiting question to the back of the queue.
    func skip(_ id: QuestionID, by operatorName: String) async throws

    func addExamples(_ rows: [ExampleRow], task: String) async throws -> ImportReceipt
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

    func retrain(task: String, by operatorName: String) async throws -> JobRow
    func cancel(_ id: JobID, by operatorName: String) async throws
    /// Newest first.
    func jobs(limit: Int) async throws -> [JobRow]
    func job(_ id: JobID) async throws -> JobDetail

    func setTarget(_ target: Target, task: String, by operatorName: String) async throws
    /// Pauses, resumes or paces the feeder; refused with `.conflict` where there is none.
    func setFeeder(isPaused: Bool, questionsPerSecond: Double) async throws -> FeederState

    /// The newest events first.
    func events(limit: Int) async throws -> [EventRow]
    /// What operators did, newest first.
    func audit(limit: Int) async throws -> [AuditRow]
    /// What may have changed, coalesced; the first element names every topic.
    func changes() -> AsyncStream<Set<Topic>>
}
