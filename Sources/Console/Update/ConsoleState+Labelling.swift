internal import Wire

extension ConsoleState {
    /// Labels, skips, takes back and goes through the queue; nil for other commands.
    mutating func runLabelling(_ command: Command, key: Key) -> [Effect]? {
        switch command {
        case .accept: return applyToChosen(.accept, key)
        case .skip: return applyToChosen(.skip, key)
        case .unanswerable: return applyToChosen(.unanswerable, key)
        case .typeClass: labelling.typing = TypeAhead(isNewClass: false)
        case .newClass: labelling.typing = TypeAhead(isNewClass: true)
        case .nextQuestion: stepQuestion(by: 1)
        case .previousQuestion: stepQuestion(by: -1)
        case .enlargeImage: labelling.isImageEnlarged.toggle()
        case .invertImage: labelling.isImageInverted.toggle()
        case .undo: return undo()
        case .redo: return redo()
        default: return nil
        }
        return []
    }

    /// One question at once, as one key takes it back; many behind a dialog with their number.
    private mutating func applyToChosen(_ bulk: Dialog.Bulk, _ key: Key) -> [Effect] {
        guard detail != .labelling else {
            guard let current = labelling.current, isLookedAt(current) else { return [] }
            return apply(bulk, to: current)
        }
        let ids = questions.chosen.filter { bulk != .accept || $0.guess != nil }.map(\.id)
        if ids.count > 1 {
            ask(.label(bulk, ids), key)
            return []
        }
        // Marking a question took a look at it.
        guard let id = ids.first, !questions.marks.isEmpty || isLookedAt(id) else { return [] }
        return apply(bulk, to: id)
    }

    mutating func apply(_ bulk: Dialog.Bulk, to id: QuestionID) -> [Effect] {
        switch bulk {
        case .accept:
            let shown = labelling.details[id].flatMap(topGuess)
            let listed = questions.rows.first { $0.id == id }?.guess?.name
            return (shown ?? listed).map { label(id, .known($0)) } ?? []
        case .unanswerable:
            return label(id, .unanswerable)
        case .skip:
            moveOn(from: id)
            loads.markStale([.questions])
            notify(.info, "\(id.short) goes to the back of the queue")
            return [.skip(id, by: operatorName)]
        }
    }

    /// Labels a question and shows the next one at once; the node's word comes later.
    mutating func label(_ id: QuestionID, _ verdict: LabelRequest.Verdict) -> [Effect] {
        guard !labelling.handled.contains(id) else { return [] }
        let request = LabelRequest(question: id, verdict: verdict, operatorName: operatorName)
        labelling.sent(request, at: now)
        moveOn(from: id)
        return [.label(request)]
    }

    /// Takes a question off the list and shows the one that follows it.
    mutating func moveOn(from id: QuestionID) {
        let next = nextQuestion(after: id)
        let name = task(of: id)
        questions.drop(id, at: moment)
        if let next { questions.select(id: next) }
        guard labelling.current == id else { return }
        if let next, let other = task(of: next), other != name {
            labelling.showUnasked(next, at: now)
            notify(.warning, "now \(other): the keys mean its classes")
        } else {
            labelling.show(next)
        }
    }

    /// The task of a question that is listed or read.
    private func task(of id: QuestionID) -> String? {
        labelling.details[id]?.row.task ?? questions.rows.first { $0.id == id }?.task
    }

    /// The next of the same task, since keys mean other classes in another one.
    func nextQuestion(after id: QuestionID) -> QuestionID? {
        let rows = questions.rows
        guard let index = rows.firstIndex(where: { $0.id == id }) else { return rows.first?.id }
        let others = rows[(index + 1)...] + rows[..<index]
        let task = rows[index].task
        return (others.first { $0.task == task } ?? others.first)?.id
    }

    /// The current question and those that will come after it, to be read beforehand.
    func upcoming(_ count: Int) -> [QuestionID] {
        guard let current = labelling.current else { return [] }
        let rows = questions.rows
        guard let index = rows.firstIndex(where: { $0.id == current }) else { return [current] }
        let task = rows[index].task
        let others = (rows[(index + 1)...] + rows[..<index]).lazy.filter { $0.task == task }
        return [current] + others.prefix(count - 1).map(\.id)
    }

    private mutating func stepQuestion(by places: Int) {
        guard !questions.isEmpty else { return }
        if let current = labelling.current { questions.select(id: current) }
        let place = questions.position + places
        questions.select((place + questions.total) % questions.total)
        if let id = questions.selectedID { labelling.show(id) }
    }
}

extension ConsoleState {
    private mutating func undo() -> [Effect] {
        // The newest label may still be on its way.
        if let question = labelling.unwantNewest() {
            notify(.info, "\(question.short) is taken back as soon as the node has it")
            return []
        }
        guard let target = undoTarget else { return [] }
        undoable.removeLast()
        undoFloor = min(undoFloor, undoable.count)
        switch target {
        case .label(let receipt, let request):
            undoing[receipt.id] = request
            return [.undo(receipt.id, by: operatorName)]
        case .target(let task, let before):
            return [.setTarget(before, task: task, by: operatorName)]
        case .link(let link):
            return [
                .setLink(link.child, at: link.holder, isHeld: link.isHeld, by: operatorName)
            ]
        }
    }

    /// What is taken back next; elsewhere than where questions are on screen, nothing from before
    /// the last change of the node.
    var undoTarget: Undoable? {
        context.showsQuestions || undoable.count > undoFloor ? undoable.last : nil
    }

    /// Remembers the target in force before another one is set.
    mutating func rememberTarget(of task: String) {
        guard let before = node.task(task)?.target else { return }
        undoFloor = undoable.count
        undoable.append(.target(task: task, before))
    }

    private mutating func redo() -> [Effect] {
        guard let request = redoable.popLast() else { return [] }
        return label(request.question, request.verdict)
    }
}
