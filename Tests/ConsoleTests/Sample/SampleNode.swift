import Console
import Wire

/// What a node with three tasks would say, as plain data: the same each time.
struct SampleNode {
    static let start = Timestamp(milliseconds: 1_790_000_000_000)

    var now = SampleNode.start
    var questions: [QuestionRow] = SampleNode.makeQuestions()
    var status: NodeStatus = SampleNode.makeStatus()
    var tasks: [TaskDescription] = SampleNode.makeTasks()
    var versions: [VersionRow] = SampleNode.makeVersions()
    var jobs: [JobRow] = SampleNode.makeJobs()
    var labels: [LabelReceipt] = []
    var tree = SampleNode.tree
    var answered: [QuestionRow] = []
    var routes: [QuestionID: [Hop]] = [:]
    var answers: [QuestionID: [Answer]] = [:]
    /// What its versions stand on, and what children were offered of them.
    var base: VersionBase?
    var handouts: [Handout] = []
    var credentials: [CredentialRow] = SampleNode.makeCredentials()
    /// The nodes further down, by their ids.
    var below: [NodeID: SampleNode] = [:]
    /// Seconds by which its clock is ahead of the console's.
    var clockLead = 0.0
    /// Why it cannot be reached, while it cannot.
    var trouble: NodeError?

    /// A node while it reads its first examples: nothing trained, nothing asked yet.
    static var atFirstStart: SampleNode {
        var node = SampleNode()
        node.questions = []
        node.versions = []
        node.jobs = []
        node.status.waiting = 0
        node.status.oldestWaiting = nil
        node.status.labelsToday = 0
        node.status.rates = Rates()
        node.status.imports = [
            ImportProgress(
                task: "helpdesk", file: "helpdesk.csv", rows: 1200, duplicates: 0, refused: 2,
                progress: 0.64)
        ]
        return node
    }

    /// Answers a read.
    func answer(_ query: Query) -> Loaded {
        switch query {
        case .status: .status(statusNow)
        case .tasks: .tasks(tasks)
        case .tree: .tree(tree)
        case .questions(let query): .questions(page(query))
        case .question(let id): .question(detail(id))
        case .versions(let task): .versions(versions.filter { task == nil || $0.task == task })
        case .version(let id): .version(version(id))
        case .quality(let task, _): .quality(quality(task))
        case .promotions: .promotions(Self.promotions)
        case .jobs: .jobs(jobs)
        case .job(let id): .job(job(id))
        case .events: .events(Self.events)
        case .audit: .audit(Self.audit)
        case .credentials: .credentials(credentials)
        }
    }

    private var statusNow: NodeStatus {
        var status = status
        status.at = now.advanced(bySeconds: clockLead)
        return status
    }

    /// Does what is asked, as far as the console can tell.
    mutating func perform(_ effect: Effect) -> Action? {
        if let trouble {
            if case .load(let load) = effect { return .loadFailed(load, trouble) }
            return .failed(effect, trouble)
        }
        switch effect {
        case .on(let id, let inner):
            below[id]?.now = now
            return below[id]?.perform(inner).map { .from(id, $0) }
        case .setLink: return .done(effect, .linkSet)
        case .invite(let request, _):
            let invitation = Invitation(
                secret: "c2VjcmV0", role: request.role, name: request.name,
                expiresAt: now.advanced(bySeconds: request.validFor))
            return .done(effect, .invited(invitation, link: "tideline://box-7/join#c2VjcmV0"))
        case .revoke(let id, _):
            for place in credentials.indices where credentials[place].id == id {
                credentials[place].revokedAt = now
            }
            return .done(effect, .revoked)
        case .load(let load):
            if case .job(let id) = load.query, !jobs.contains(where: { $0.id == id }) {
                return .loadFailed(load, NodeError(.notFound, "no job \(id)"))
            }
            return .loaded(load, answer(load.query))
        case .label(let request): return label(request, effect)
        case .undo(let id, _):
            guard let receipt = labels.first(where: { $0.id == id }) else {
                return .failed(effect, NodeError(.notFound, "no label \(id)"))
            }
            questions.insert(Self.question(receipt.question, receipt.task, 0), at: 0)
            return .done(effect, .undone(receipt.question))
        case .skip: return .done(effect, .skipped)
        case .retrain(let task, let by):
            let job = JobRow(
                id: JobID(99), task: task, state: .queued, trigger: .operator, requestedBy: by,
                queuedAt: now)
            jobs.insert(job, at: 0)
            return .done(effect, .queued(job))
        case .cancel: return .done(effect, .cancelled)
        case .promote: return .done(effect, .promoted(Self.promotions[0]))
        case .rollBack:
            return .done(
                effect,
                .promoted(
                    PromotionRow(
                        task: "digits", sequence: 4, version: 2, previous: 3, kind: .rollback,
                        by: "anna", reason: "by hand", at: now)))
        case .setTarget: return .done(effect, .targetSet)
        case .setFeeder(let isPaused, let pace):
            return .done(
                effect,
                .feeder(
                    FeederState(isPaused: isPaused, questionsPerSecond: pace, remaining: 500)))
        default: return nil
        }
    }

    private mutating func label(_ request: LabelRequest, _ effect: Effect) -> Action {
        guard let place = questions.firstIndex(where: { $0.id == request.question }) else {
            return .failed(
                effect, NodeError(.conflict, "\(request.question.short) is answered already"))
        }
        let row = questions.remove(at: place)
        let name: String? =
            switch request.verdict {
            case .known(let name), .newClass(let name): name
            case .unanswerable: nil
            }
        let receipt = LabelReceipt(
            id: LabelID(Int64(labels.count + 1)), question: row.id, task: row.task, name: name,
            guess: row.guess?.name, newExampleCount: labels.count + 1)
        labels.append(receipt)
        status.waiting -= 1
        status.labelsToday += 1
        return .done(effect, .labelled(receipt))
    }

    private func page(_ query: QuestionQuery) -> QuestionPage {
        let all = query.states.contains(.waiting) ? questions : answered
        let found = all.filter { query.task == nil || $0.task == query.task }
        return QuestionPage(
            rows: Array(found.dropFirst(query.offset).prefix(query.limit)), total: found.count)
    }
}
