import Console
import Testing
import Wire

@Suite struct EffectPerformerTests {
    private static let nodeEffects: [Effect] = [
        .label(
            LabelRequest(question: QuestionID("q1"), verdict: .unanswerable, operatorName: "anna")),
        .undo(LabelID(1), by: "anna"), .skip(QuestionID("q1"), by: "anna"),
        .retrain(task: "digits", by: "anna"), .cancel(JobID(1), by: "anna"),
        .promote(VersionID("v"), by: "anna", reason: "better"),
        .rollBack(task: "digits", by: "anna", reason: "worse"),
        .setTarget(.accuracy(0.9), task: "digits", by: "anna"),
        .setFeeder(isPaused: true, questionsPerSecond: 1),
        .setLink(NodeID("n1"), isHeld: true, by: "anna"),
        .invite(InvitationRequest(role: .client, name: "kiosk", validFor: 60), by: "anna"),
        .revoke(CredentialID(1), by: "anna"),
    ]

    private static let queries: [Load] = [
        Load(.status, .status), Load(.tasks, .tasks), Load(.tree, .tree),
        Load(.questions, .questions(QuestionQuery())), Load(.versions, .versions(task: nil)),
        Load(.promotions, .promotions(task: nil)), Load(.jobs, .jobs(limit: 1)),
        Load(.events, .events(limit: 1)), Load(.audit, .audit(limit: 1)),
        Load(.version, .version(VersionID("v"))), Load(.job, .job(JobID(1))),
        Load(.credentials, .credentials),
        Load(.question(QuestionID("q1")), .question(QuestionID("q1"))),
    ]

    @Test(arguments: nodeEffects)
    func aRefusalBecomesAnAction(effect: Effect) async {
        let action = await EffectPerformer(node: ClosedNode()).perform(effect)

        #expect(action == .failed(effect, ClosedNode.refusal))
    }

    @Test(arguments: queries)
    func aFailedReadBecomesAnAction(load: Load) async {
        let action = await EffectPerformer(node: ClosedNode()).perform(.load(load))

        #expect(action == .loadFailed(load, ClosedNode.refusal))
    }

    @Test(arguments: nodeEffects)
    func whatConcernsANodeBelowComesBackAsItsOwn(effect: Effect) async {
        let performer = EffectPerformer(node: ClosedNode(), further: { _ in ClosedNode() })

        let action = await performer.perform(.on(NodeID("n1"), effect))

        #expect(action == .from(NodeID("n1"), .failed(effect, ClosedNode.refusal)))
    }

    @Test func aLinkFurtherDownIsCutAtTheNodeAboveIt() async {
        let effect = Effect.setLink(
            NodeID("n2"), at: NodeID("n1"), isHeld: true, by: "anna")

        let action = await EffectPerformer(node: ClosedNode()).perform(effect)

        let error = NodeError(
            .unavailable, "this console has no way to node n1: open a console on it")
        #expect(action == .failed(effect, error))
    }

    @Test func withoutAWayDownTheReasonIsSaid() async {
        let load = Load(.status, .status)

        let action = await EffectPerformer(node: ClosedNode()).perform(
            .on(NodeID("n1"), .load(load)))

        let error = NodeError(
            .unavailable, "this console has no way to node n1: open a console on it")
        #expect(action == .from(NodeID("n1"), .loadFailed(load, error)))
    }

    @Test(arguments: [
        Effect.setTheme("night"), .copy("text"), .setMouse(true), .repaint, .suspend, .quit,
        .dump("file"), .savePreferences(Preferences()), .visit(NodeID("n1")), .visit(nil),
    ])
    func whatConcernsTheTerminalIsLeftToTheProgram(effect: Effect) async {
        #expect(await EffectPerformer(node: ClosedNode()).perform(effect) == nil)
    }
}

/// A node that is stopping: it refuses everything, as nodes do then.
private struct ClosedNode: NodeAPI {
    static let refusal = NodeError(.unavailable, "the node is stopping: start it again")

    func status() async throws -> NodeStatus { throw Self.refusal }
    func tasks() async throws -> [TaskDescription] { throw Self.refusal }
    func tree() async throws -> Tree { throw Self.refusal }
    func ask(_ request: AskRequest) async throws -> AskReply { throw Self.refusal }
    func questions(_ query: QuestionQuery) async throws -> QuestionPage { throw Self.refusal }
    func question(_ id: QuestionID) async throws -> QuestionDetail { throw Self.refusal }
    func label(_ request: LabelRequest) async throws -> LabelReceipt { throw Self.refusal }
    func undoLabel(_ id: LabelID, by operatorName: String) async throws -> QuestionID {
        throw Self.refusal
    }
    func skip(_ id: QuestionID, by operatorName: String) async throws { throw Self.refusal }
    func addExamples(
        _ rows: [ExampleRow], task: String, newClasses: Bool
    ) async throws -> ImportReceipt {
        throw Self.refusal
    }
    func examples(task: String, offset: Int, limit: Int) async throws -> [ExampleRow] {
        throw Self.refusal
    }
    func versions(task: String?) async throws -> [VersionRow] { throw Self.refusal }
    func version(_ id: VersionID) async throws -> VersionDetail { throw Self.refusal }
    func promotions(task: String?) async throws -> [PromotionRow] { throw Self.refusal }
    func quality(task: String, hours: Double) async throws -> QualityReport {
        throw Self.refusal
    }
    func promote(_ id: VersionID, by operatorName: String, reason: String) async throws
        -> PromotionRow
    { throw Self.refusal }
    func rollBack(task: String, by operatorName: String, reason: String) async throws
        -> PromotionRow
    { throw Self.refusal }
    func retrain(task: String, by operatorName: String) async throws -> JobRow {
        throw Self.refusal
    }
    func cancel(_ id: JobID, by operatorName: String) async throws { throw Self.refusal }
    func jobs(limit: Int) async throws -> [JobRow] { throw Self.refusal }
    func job(_ id: JobID) async throws -> JobDetail { throw Self.refusal }
    func setTarget(_ target: Target, task: String, by operatorName: String) async throws {
        throw Self.refusal
    }
    func setFeeder(isPaused: Bool, questionsPerSecond: Double) async throws -> FeederState {
        throw Self.refusal
    }
    func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply {
        throw Self.refusal
    }
    func setLink(to child: NodeID?, isHeld: Bool, by operatorName: String) async throws {
        throw Self.refusal
    }
    func relay(_ request: RelayedRequest, to node: NodeID) async throws -> RelayedReply {
        throw Self.refusal
    }
    func invite(
        _ request: InvitationRequest, by operatorName: String
    ) async throws -> Invitation { throw Self.refusal }
    func credentials() async throws -> [CredentialRow] { throw Self.refusal }
    func revoke(_ id: CredentialID, by operatorName: String) async throws { throw Self.refusal }
    func events(limit: Int) async throws -> [EventRow] { throw Self.refusal }
    func audit(limit: Int) async throws -> [AuditRow] { throw Self.refusal }
    func changes() -> AsyncStream<Set<Topic>> { AsyncStream { $0.finish() } }
}
