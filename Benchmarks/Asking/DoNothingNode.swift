import Wire

/// A node that does nothing: what it costs to ask through `any NodeAPI` at all.
final class DoNothingNode: NodeAPI {
    private let reply: AskReply

    /// Replies what it is given, or the least that can be said.
    init(reply: AskReply? = nil) {
        let answer = Answer(
            name: "class", ranked: [], confidence: 1, by: "nobody", via: .model,
            at: Timestamp(milliseconds: 0))
        self.reply = reply ?? AskReply(id: QuestionID("q"), outcome: .answered(answer))
    }

    func ask(_ request: AskRequest) async throws -> AskReply { reply }

    private let refusal = NodeError(.unavailable, "this node does nothing; ask another one")

    func status() async throws -> NodeStatus { throw refusal }
    func tasks() async throws -> [TaskDescription] { throw refusal }
    func tree() async throws -> Tree { throw refusal }
    func questions(_ query: QuestionQuery) async throws -> QuestionPage { throw refusal }
    func question(_ id: QuestionID) async throws -> QuestionDetail { throw refusal }
    func label(_ request: LabelRequest) async throws -> LabelReceipt { throw refusal }
    func undoLabel(_ id: LabelID, by operatorName: String) async throws -> QuestionID {
        throw refusal
    }
    func skip(_ id: QuestionID, by operatorName: String) async throws { throw refusal }
    func addExamples(
        _ rows: [ExampleRow], task: String, newClasses: Bool
    ) async throws -> ImportReceipt {
        throw refusal
    }
    func examples(task: String, offset: Int, limit: Int) async throws -> [ExampleRow] {
        throw refusal
    }
    func versions(task: String?) async throws -> [VersionRow] { throw refusal }
    func version(_ id: VersionID) async throws -> VersionDetail { throw refusal }
    func promotions(task: String?) async throws -> [PromotionRow] { throw refusal }
    func quality(task: String, hours: Double) async throws -> QualityReport { throw refusal }
    func promote(
        _ id: VersionID, by operatorName: String, reason: String
    ) async throws -> PromotionRow { throw refusal }
    func rollBack(
        task: String, by operatorName: String, reason: String
    ) async throws -> PromotionRow { throw refusal }
    func retrain(task: String, by operatorName: String) async throws -> JobRow { throw refusal }
    func cancel(_ id: JobID, by operatorName: String) async throws { throw refusal }
    func jobs(limit: Int) async throws -> [JobRow] { throw refusal }
    func job(_ id: JobID) async throws -> JobDetail { throw refusal }
    func setTarget(_ target: Target, task: String, by operatorName: String) async throws {
        throw refusal
    }
    func setFeeder(isPaused: Bool, questionsPerSecond: Double) async throws -> FeederState {
        throw refusal
    }
    func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply {
        throw refusal
    }
    func setLink(to child: NodeID?, isHeld: Bool, by operatorName: String) async throws {
        throw refusal
    }
    func relay(_ request: RelayedRequest, to node: NodeID) async throws -> RelayedReply {
        throw refusal
    }
    func invite(
        _ request: InvitationRequest, by operatorName: String
    ) async throws -> Invitation { throw refusal }
    func credentials() async throws -> [CredentialRow] { throw refusal }
    func revoke(_ id: CredentialID, by operatorName: String) async throws { throw refusal }
    func events(limit: Int) async throws -> [EventRow] { throw refusal }
    func audit(limit: Int) async throws -> [AuditRow] { throw refusal }
    func changes() -> AsyncStream<Set<Topic>> { AsyncStream { $0.finish() } }
}
