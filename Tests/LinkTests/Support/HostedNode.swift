import Link
import Node
import Synchronization
import Wire

/// A node as a server sees it, with credentials and a node below that tests choose.
final class HostedNode: NodeHost {
    let node: Node
    private let callers = Mutex<[String: Caller]>([:])
    private let accesses = Mutex<[Access]>([])
    private let routers = Mutex<[NodeID: APIRouter]>([:])

    init(_ node: Node) {
        self.node = node
    }

    /// What was noted for the audit log.
    var noted: [Access] { accesses.withLock { $0 } }

    func give(_ token: String, to caller: Caller) {
        callers.withLock { $0[token] = caller }
    }

    func setBelow(_ id: NodeID, _ router: APIRouter) {
        routers.withLock { $0[id] = router }
    }

    func caller(token: String) async throws -> Caller? { callers.withLock { $0[token] } }

    func redeem(_ request: JoinRequest) async throws -> JoinGrant {
        throw NodeError(.forbidden, "no invitation here")
    }

    func uplink(for caller: Caller) async throws -> any Uplink {
        throw NodeError(.forbidden, "no uplink here")
    }

    func counts() async -> QuestionCounts { await node.counts() }

    func note(_ access: Access) async { accesses.withLock { $0.append(access) } }

    func relay(_ request: RelayedRequest, to node: NodeID) async throws -> RelayedReply {
        guard let router = routers.withLock({ $0[node] }) else {
            throw NodeError(.notFound, "no node \(node) is below this one")
        }
        return await router.relayed(request)
    }

    func ask(_ request: AskRequest, for caller: Caller) async throws -> AskReply {
        try await ask(request)
    }

    func collect(
        _ id: QuestionID, wait seconds: Double, for caller: Caller
    ) async throws -> AskReply {
        try await collect(id, wait: seconds)
    }

    func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply {
        try await node.collect(id, wait: seconds)
    }

    func status() async throws -> NodeStatus { try await node.status() }
    func tasks() async throws -> [TaskDescription] { try await node.tasks() }
    func tree() async throws -> Tree { try await node.tree() }
    func ask(_ request: AskRequest) async throws -> AskReply { try await node.ask(request) }
    func questions(_ query: QuestionQuery) async throws -> QuestionPage {
        try await node.questions(query)
    }
    func question(_ id: QuestionID) async throws -> QuestionDetail { try await node.question(id) }
    func label(_ request: LabelRequest) async throws -> LabelReceipt {
        try await node.label(request)
    }
    func undoLabel(_ id: LabelID, by operatorName: String) async throws -> QuestionID {
        try await node.undoLabel(id, by: operatorName)
    }
    func skip(_ id: QuestionID, by operatorName: String) async throws {
        try await node.skip(id, by: operatorName)
    }
    func addExamples(
        _ rows: [ExampleRow], task: String, newClasses: Bool
    ) async throws -> ImportReceipt {
        try await node.addExamples(rows, task: task, newClasses: newClasses)
    }
    func examples(task: String, offset: Int, limit: Int) async throws -> [ExampleRow] {
        try await node.examples(task: task, offset: offset, limit: limit)
    }
    func versions(task: String?) async throws -> [VersionRow] {
        try await node.versions(task: task)
    }
    func version(_ id: VersionID) async throws -> VersionDetail { try await node.version(id) }
    func quality(task: String, hours: Double) async throws -> QualityReport {
        try await node.quality(task: task, hours: hours)
    }
    func promotions(task: String?) async throws -> [PromotionRow] {
        try await node.promotions(task: task)
    }
    func promote(
        _ id: VersionID, by operatorName: String, reason: String
    ) async throws -> PromotionRow {
        try await node.promote(id, by: operatorName, reason: reason)
    }
    func rollBack(
        task: String, by operatorName: String, reason: String
    ) async throws -> PromotionRow {
        try await node.rollBack(task: task, by: operatorName, reason: reason)
    }
    func retrain(task: String, by operatorName: String) async throws -> JobRow {
        try await node.retrain(task: task, by: operatorName)
    }
    func cancel(_ id: JobID, by operatorName: String) async throws {
        try await node.cancel(id, by: operatorName)
    }
    func jobs(limit: Int) async throws -> [JobRow] { try await node.jobs(limit: limit) }
    func job(_ id: JobID) async throws -> JobDetail { try await node.job(id) }
    func setTarget(_ target: Target, task: String, by operatorName: String) async throws {
        try await node.setTarget(target, task: task, by: operatorName)
    }
    func setFeeder(isPaused: Bool, questionsPerSecond: Double) async throws -> FeederState {
        try await node.setFeeder(isPaused: isPaused, questionsPerSecond: questionsPerSecond)
    }
    func setLink(to child: NodeID?, isHeld: Bool, by operatorName: String) async throws {
        try await node.setLink(to: child, isHeld: isHeld, by: operatorName)
    }
    func invite(
        _ request: InvitationRequest, by operatorName: String
    ) async throws -> Invitation {
        try await node.invite(request, by: operatorName)
    }
    func credentials() async throws -> [CredentialRow] { try await node.credentials() }
    func revoke(_ id: CredentialID, by operatorName: String) async throws {
        try await node.revoke(id, by: operatorName)
    }
    func events(limit: Int) async throws -> [EventRow] { try await node.events(limit: limit) }
    func audit(limit: Int) async throws -> [AuditRow] { try await node.audit(limit: limit) }
    func changes() -> AsyncStream<Set<Topic>> { node.changes() }
    func isStanding(_ caller: Caller) async -> Bool { await node.isStanding(caller) }
}
