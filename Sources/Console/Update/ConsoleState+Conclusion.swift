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
            notify(.success, "job \(job.id) will retrain \(job.task) · C cancels")
        case .cancelled:
            notify(.success, "job cancelled")
        case .promoted(let row):
            let verb = row.kind == .rollback ? "rolled back to" : "now answers with"
            notify(.success, "\(row.task) \(verb) v\(row.version) · B rolls back")
        case .targetSet:
            notify(.success, "target set · z to undo")
        case .feeder(let feeder):
            node.status?.feeder = feeder
        }
        return []
    }

    private mutating func conclude(_ receipt: LabelReceipt, _ effect: Effect) -> [Effect] {
        labelling.outdate(task: receipt.task)
        if labelling.acknowledged(receipt.question) {
            return [.undo(receipt.id, by: operatorName)]
        }
        if case .label(let request) = effect { undoable.append(.label(receipt, request)) }
        if undoable.count > 200 { undoable.removeFirst() }
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
            notify(.failure, "\(request.question.short) was not labelled: \(error.message)")
            return []
        case .skip(let question, _):
            labelling.putBack(question)
        case .undo(let id, _):
            undoing[id] = nil
        case .setTarget(_, let task, _):
            if case .target(task, _)? = undoable.last { undoable.removeLast() }
        case .setFeeder:
            loads.markStale([.status])
        default:
            break
        }
        notify(.failure, error.message)
        return []
    }
}
