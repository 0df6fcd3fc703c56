internal import Learning
internal import Store
internal import Synchronization
package import Wire

extension Node {
    /// What a human's word counts for beside an imported row's 1.
    private static let humanWeight = 2.0

    package func label(_ request: LabelRequest) async throws -> LabelReceipt {
        do {
            return try await writes.run { try self.labelNow(request) }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func undoLabel(_ id: LabelID, by operatorName: String) async throws -> QuestionID {
        do {
            return try await writes.run { try self.undoNow(id, by: operatorName) }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private func labelNow(_ request: LabelRequest) throws -> LabelReceipt {
        if answerLog.isPending(request.question) { answerLog.writeBatch() }
        let question = try store.question(request.question.text)
        let outcome = try store.label(
            NewLabel(
                questionID: question.id, verdict: NewLabel.Verdict(request.verdict),
                operatorName: request.operatorName, note: request.note,
                weight: Self.humanWeight, at: clock.now().milliseconds))
        options.passes(.labelKept)
        if outcome.createdClass { try loader.refresh(task: outcome.task) }
        for example in outcome.removedExampleIDs {
            try serving.task(outcome.task).memory.remove(exampleID: example)
        }
        try remember(outcome.questionID, task: outcome.task)
        tidings.answered([outcome.questionID])
        tidings.outboxChanged()
        meters.flow.withLock { $0.count(answeredHere: 1, at: clock.now()) }
        let name = outcome.className
        journal.write(
            .info, "label",
            "\(QuestionID(question.id).short) = \(name ?? "unanswerable") by "
                + request.operatorName,
            changed: [.questions, .tasks, .status])
        let newExamples = try tellScheduler(outcome, question: question)
        let classes = try serving.task(outcome.task).task.classes
        return LabelReceipt(
            id: LabelID(outcome.id), question: QuestionID(question.id), task: outcome.task,
            name: name, guess: outcome.guess.map { classes.name(at: $0.classIndex) },
            newExampleCount: newExamples)
    }

    /// Puts what is solved of a question's input now where the next question finds it.
    private func remember(_ questionID: String, task: String) throws {
        guard let solved = try store.solvedExample(question: questionID) else { return }
        try serving.task(task).memory.insert(solved)
    }

    private func tellScheduler(_ outcome: LabelOutcome, question: StoredQuestion) throws -> Int {
        if let guess = outcome.guess, let label = outcome.classIndex, question.reason != nil {
            scheduler.labelled(
                task: outcome.task, confidence: guess.probability,
                wasRight: guess.classIndex == label)
        }
        return try scheduler.examplesChanged(task: outcome.task)
    }

    private func undoNow(_ id: LabelID, by operatorName: String) throws -> QuestionID {
        // What memory answered by this label may name a class that goes with it.
        answerLog.writeBatch()
        let outcome = try store.undoLabel(
            id.number, by: operatorName, at: clock.now().milliseconds)
        if let exampleID = outcome.removedExampleID {
            try serving.task(outcome.task).memory.remove(exampleID: exampleID)
        }
        try remember(outcome.questionID, task: outcome.task)
        if outcome.removedClass != nil { try loader.refresh(task: outcome.task) }
        tidings.answered(outcome.state == .waiting ? [] : [outcome.questionID])
        tidings.outboxChanged()
        let question = QuestionID(outcome.questionID)
        journal.write(
            .info, "label", "\(question.short): label taken back by \(operatorName)",
            changed: [.questions, .tasks, .status])
        _ = try scheduler.examplesChanged(task: outcome.task)
        return question
    }
}

extension NewLabel.Verdict {
    init(_ verdict: LabelRequest.Verdict) {
        switch verdict {
        case .known(let name): self = .known(name)
        case .newClass(let name): self = .newClass(name)
        case .unanswerable: self = .unanswerable
        }
    }
}
