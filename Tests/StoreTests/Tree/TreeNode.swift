import Foundation
import Learning
import Store

/// A node of a tree whose links are calls: what a driver does with frames, without any.
final class TreeNode {
    let name: String
    let folder: TemporaryFolder
    private(set) var store: Store
    /// How often it dialled; no copy goes back in this.
    private var conversations = 0

    init(_ name: String) throws {
        let temporary = try TemporaryStore()
        self.name = name
        folder = temporary.folder
        store = temporary.store
    }

    /// The row of a child, added when it is not there.
    func row(of child: TreeNode) throws -> Int64 {
        try store.addChild(node: child.name, name: child.name, tier: "edge", at: 1).id
    }

    /// A copy of the files as they lie on the disk.
    func backUp() throws -> TemporaryFolder { try copyOfFiles(folder.path) }

    /// Puts a copy in the place of the node's files.
    func restore(_ backup: TemporaryFolder) throws {
        try store.close()
        for name in ["node.sqlite", "node.sqlite-wal", "node.sqlite-shm"] {
            // The log may be gone, and the copy has no shared memory.
            try? FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
            try? FileManager.default.copyItem(
                atPath: "\(backup.path)/\(name)", toPath: "\(folder.path)/\(name)")
        }
        store = try TemporaryStore.open(folder.path)
        try store.openFeeds()
    }

    /// Stops at once and starts again.
    func restart() throws { try restore(backUp()) }

    func ask(_ id: String, content: String? = nil, priority: Int = 0) throws {
        let text = content ?? id
        _ = try store.escalate(
            NewQuestion(
                id: id, task: "digits", askedAt: 1, preview: text,
                payload: Array("payload of \(text)".utf8), fingerprint: Array(text.utf8),
                priority: priority, route: "[\"\(name)\"]", goesUp: true))
    }

    func label(_ id: String, _ name: String, by operatorName: String = "anna", at: Int64) throws {
        _ = try store.label(
            NewLabel(
                questionID: id, verdict: .newClass(name), operatorName: operatorName, weight: 2,
                at: at))
    }

    /// The class of the answer that stands, `-` for unanswerable and nil while waiting.
    func answer(_ id: String) throws -> String? {
        let question = try store.question(id)
        guard let answer = question.answer?.answer else { return nil }
        return try answer.classIndex.map { try store.task(question.task).task.classes[$0] } ?? "-"
    }

    /// The examples of a task as `class of content (source)`, sorted.
    func examples() throws -> [String] {
        var lines: [String] = []
        let classes = try store.task("digits").task.classes
        try store.forEachExample(task: "digits") {
            lines.append("\(classes[$0.classIndex]) for \($0.preview) (\($0.source))")
        }
        return lines.sorted()
    }
}

extension TreeNode {
    /// Makes `parent` the one that this node escalates to.
    func join(_ parent: TreeNode) throws {
        try store.setUplink(
            StoredUplink(
                node: parent.name, name: parent.name, tier: "cloud", address: "local",
                token: "t"))
        _ = try parent.row(of: self)
    }

    /// What both do when the child dials: each makes up for what the other forgot.
    ///
    /// With `welcomeIsLost` the parent alone does. Returns up to where the feed is applied here.
    @discardableResult
    func dial(_ parent: TreeNode, welcomeIsLost isLost: Bool = false) throws -> Int64 {
        let row = try parent.row(of: self)
        let applied = try store.uplink()?.applied ?? 0
        conversations += 1
        let conversation = "\(parent.name) \(name) \(conversations)"
        let (child, isStrange) = try parent.store.meet(
            child: row,
            ChildGreeting(
                applied: applied, confirmed: store.outboxState().confirmed,
                conversation: store.conversation()),
            in: conversation, at: 1)
        guard !isLost else { return applied }
        try store.settle(
            received: child.received, isStrange: isStrange, conversation: conversation)
        return applied
    }

    /// Sends what is unsent; with `isLost` the receipts do not arrive.
    func sendUp(_ parent: TreeNode, limit: Int = 100, receiptsAreLost isLost: Bool = false) throws {
        let row = try parent.row(of: self)
        let entries = try store.outbox(limit: limit, at: TemporaryStore.time)
        guard let last = entries.map(\.sequence).max() else { return }
        try parent.take(entries, upTo: last, from: self, row: row)
        guard !isLost else { return }
        try store.acknowledge(
            entries.map { (sequence: $0.sequence, refusal: nil) }, at: TemporaryStore.time)
    }

    /// Takes in what a child passed up; some of the questions are answered `by` the own model.
    func take(
        _ entries: [OutboxEntry], upTo last: Int64, from child: TreeNode, row: Int64,
        havingApplied applied: Int64? = nil, by answer: (String) -> NewAnswer? = { _ in nil }
    ) throws {
        _ = try store.takeWords(
            entries.compactMap(\.newWord), from: row, havingApplied: applied)
        _ = try store.takeAnswered(
            entries.compactMap { try $0.childAnswer(of: child, by: self) }, from: row,
            havingApplied: applied)
        let questions = entries.filter { !$0.isTaught }.compactMap { $0.newQuestion(by: self) }
            .map { question in
                answer(question.id).map {
                    .answered(AnsweredQuestion(question: question, answer: $0))
                } ?? ChildQuestion.waiting(question)
            }
        _ = try store.takeQuestions(questions, from: row, upTo: last, havingApplied: applied)
    }

    /// Fetches what is new in the feed, and tells so unless `isLost`.
    func fetch(_ parent: TreeNode, limit: Int = 100, cursorIsLost isLost: Bool = false) throws {
        let row = try parent.row(of: self)
        let after = try store.uplink()?.applied ?? 0
        let entries = try parent.store.feed(child: row, after: after, limit: limit)
        guard let last = entries.last?.sequence else { return }
        try apply(entries, upTo: last)
        if !isLost { try parent.store.applied(child: row, upTo: last) }
    }
}

extension TreeNode {
    func apply(_ entries: [FeedEntry], upTo last: Int64) throws {
        _ = try store.applyFeed(entries.compactMap(\.delivery), upTo: last)
    }
}

extension OutboxEntry {
    /// Whether the parent is to learn the answer rather than to find one.
    fileprivate var isTaught: Bool {
        guard case .question(let question, _, _) = item else { return false }
        return question.answer?.answer.isForAbove == true
    }

    fileprivate func newQuestion(by parent: TreeNode) -> NewQuestion? {
        guard case .question(let question, let payload, let route) = item else { return nil }
        return NewQuestion(
            id: question.id, task: question.task, askedAt: question.askedAt,
            preview: question.preview, payload: payload,
            fingerprint: Array(question.preview.utf8), priority: question.priority,
            route: route.dropLast() + ",\"\(parent.name)\"]", goesUp: true)
    }

    fileprivate func childAnswer(of child: TreeNode, by parent: TreeNode) throws -> ChildAnswer? {
        guard isTaught, case .question(let question, _, _) = item,
            let answer = question.answer?.answer, let new = newQuestion(by: parent)
        else { return nil }
        return ChildAnswer(
            question: new,
            answer: FedAnswer(
                questionID: question.id, task: question.task,
                className: try answer.classIndex.map {
                    try child.store.task(question.task).task.classes[$0]
                }, confidence: answer.confidence,
                by: answer.by, via: answer.via, hops: max(0, answer.hops - 1), at: answer.at,
                exampleWeight: answer.via < .expert ? nil : 1))
    }

    fileprivate var newWord: NewWord? {
        guard case .word(let word) = item else { return nil }
        let content = String(decoding: word.payload, as: UTF8.self).dropFirst("payload of ".count)
        return NewWord(
            sequence: sequence, questionID: word.questionID, task: word.task,
            payload: word.payload, fingerprint: Array(content.utf8), preview: String(content),
            className: word.className, by: word.by, at: word.at, retractedAt: word.retractedAt,
            weight: 2)
    }
}

extension FeedEntry {
    fileprivate var delivery: NewDelivery? {
        switch item {
        case .answer(var answer):
            answer.hops += 1
            answer.exampleWeight = 1
            return .answer(answer)
        case .retraction(let word): return .retraction(word)
        case .refusal(let id, let reason): return .refusal(questionID: id, reason: reason)
        case .offer: return nil
        }
    }
}
