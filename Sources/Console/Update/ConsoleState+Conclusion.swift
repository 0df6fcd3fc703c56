internal import Wire

extension ConsoleState {
    /// The node did what was asked: says so, and remembers how it is taken back.
    mutating func conclude(_ effect: Effect, _ outcome: Outcome) -> [Effect] {
        switch outcome {
        case .labelled(let receipt):
            return conclude(receipt, effect)
        case .undone(let question):
            conclude(undone: question, effect)
        case .skipped:
            break
        case .queued(let job):
            conclude(queued: job)
        case .cancelled:
            notify(.success, "job cancelled")
        case .promoted(let row):
            conclude(row)
        case .targetSet:
            notify(.success, "target set · z to undo")
        case .feeder(let feeder):
            node.status?.feeder = feeder
        case .linkSet: concludeLink(effect)
        case .invited(let invitation, let link):
            overlay = .slip(Slip(invitation: invitation, link: link))
        case .revoked:
            loads.markStale([.credentials])
            notify(.success, "revoked: whoever holds it is refused from now on")
        }
        return []
    }

    /// The new job is the one that Jobs opens, unless another one is being looked at.
    private mutating func conclude(queued job: JobRow) {
        if !node.jobs.contains(where: { $0.id == job.id }) { node.jobs.insert(job, at: 0) }
        arrangeJobs()
        if detail != .job {
            queuedJob = job.id
            jobs.select(id: job.id)
        }
        loads.markStale([.jobs])
        let way =
            cancellableJob?.id == job.id
            ? " · C cancels"
            : jobs.selectedID == job.id ? " · \(Pane.jobs.number) then C cancels" : ""
        notify(.success, "job \(job.id) will retrain \(job.task)\(way)")
    }

    private mutating func concludeLink(_ effect: Effect) {
        guard case .setLink(let child, _, let isHeld, _) = effect else { return }
        loads.markStale([.tree, .status])
        let name =
            child.map { node.tree[$0.text]?.entry.name ?? $0.text }
            ?? node.tree.parent?.entry.name ?? "the parent"
        notify(
            .success,
            isHeld ? "link to \(name) held · z joins it" : "link to \(name) joined · z cuts it")
    }

    /// What was labelled before belongs to the version before: undoing it is no way back from this.
    private mutating func conclude(_ row: PromotionRow) {
        undoFloor = undoable.count
        // What a rollback would do now is the node's to say.
        loads.markStale([.tasks, .versions, .promotions])
        let previous = row.previous.map { "v\($0)" }
        if row.kind == .rollback {
            let way = previous.map { " · P on \($0) promotes it again" } ?? ""
            notify(.success, "\(row.task) rolled back to v\(row.version)\(way)")
        } else {
            let way = previous == nil ? "" : " · B rolls back"
            notify(.success, "\(row.task) now answers with v\(row.version)\(way)")
        }
    }

    private mutating func conclude(_ receipt: LabelReceipt, _ effect: Effect) -> [Effect] {
        labelling.outdate(task: receipt.task)
        if labelling.acknowledged(receipt.question) {
            return [.undo(receipt.id, by: operatorName)]
        }
        if case .label(let request) = effect { undoable.append(.label(receipt, request)) }
        if undoable.count > 200 {
            undoable.removeFirst()
            undoFloor = max(0, undoFloor - 1)
        }
        let name = receipt.name ?? "unanswerable"
        notify(.success, "\(receipt.question.short) = \(name) saved · z to undo")
        return []
    }

    private mutating func conclude(undone question: QuestionID, _ effect: Effect) {
        labelling.putBack(question)
        loads.markStale([.questions])
        notify(.success, "label of \(question.short) taken back · Z gives it again")
        if case .undo(let id, _) = effect, let request = undoing.removeValue(forKey: id) {
            redoable.append(request)
        }
        if detail == .labelling { labelling.showUnasked(question, at: now) }
    }

    /// The node refused or could not: nothing that was believed done is left standing.
    mutating func giveUp(_ effect: Effect, _ error: NodeError) -> [Effect] {
        switch effect {
        case .label(let request):
            labelling.refused(request.question)
            loads.markStale([.questions])
            notify(.failure, "\(request.question.short) was not labelled: \(spoken(error))")
            return []
        case .skip(let question, _):
            labelling.putBack(question)
        case .undo(let id, _):
            undoing[id] = nil
        case .setTarget(_, let task, _):
            if case .target(task, _)? = undoable.last { undoable.removeLast() }
            undoFloor = min(undoFloor, undoable.count)
        case .setLink(let child, _, _, _):
            if case .link(let link)? = undoable.last, link.child == child { undoable.removeLast() }
            undoFloor = min(undoFloor, undoable.count)
        case .setFeeder:
            loads.markStale([.status])
        default:
            break
        }
        notify(.failure, spoken(error))
        return []
    }

    /// Nodes name each other by their ids, people by their names.
    func spoken(_ error: NodeError) -> String {
        guard let id = known?.entry.id else { return error.message }
        return error.message.replacing("the node \(id)", with: nodeName)
    }
}
