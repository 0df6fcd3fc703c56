package import Learning
internal import Store
package import Wire

extension Node {
    package func addExamples(
        _ rows: [ExampleRow], task name: String, newClasses: Bool
    ) async throws -> ImportReceipt {
        do {
            return try await writes.run {
                try self.addNow(rows, task: name, newClasses: newClasses)
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func examples(task name: String, offset: Int, limit: Int) async throws -> [ExampleRow] {
        do {
            let task = try serving.task(name).task
            return try await reads.run { [store] in
                try store.examples(task: name, offset: offset, limit: limit).map { stored in
                    ExampleRow(
                        fields: task.contents(of: try Input(decoding: stored.payload)),
                        name: task.classes.name(at: stored.classIndex),
                        source: ExampleSource(stored.source))
                }
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Imports the rows of a reader and returns how far it came.
    ///
    /// Good rows go in though others are bad; each bad one is given to `refuse`. Throws
    /// `ImportError` when the file is broken as a whole: what came before is in.
    package func importRows(
        _ reader: any RowReader, name: String, task: String, acceptsNewClasses: Bool,
        refuse: @escaping (BadRow) -> Void, report: RowIntake.Report
    ) throws -> ImportProgress {
        do {
            let progress = try importer.importNow(
                reader, name: name, task: task, acceptsNewClasses: acceptsNewClasses,
                refuse: refuse, report: report)
            try takeIn(task)
            return progress
        } catch let error as ImportError {
            // The rows before the broken place are in.
            try takeIn(task)
            throw error
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private func takeIn(_ task: String) throws {
        try loader.refresh(task: task)
        _ = try scheduler.examplesChanged(task: task)
    }

    /// Hands every example of a task to `body`, in the order in which they came, or only those
    /// that a human labelled.
    package func forEachExample(
        task name: String, onlyLabelled: Bool = false,
        _ body: (Input, _ className: String) throws -> Void
    ) throws {
        let task = try learningTask(name)
        do {
            _ = try store.forEachExample(task: name) { stored in
                guard !onlyLabelled || stored.source == .human else { return }
                try body(
                    try Input(decoding: stored.payload), task.classes.name(at: stored.classIndex))
            }
        } catch let error as StoreError {
            throw NodeError(wrapping: error)
        }
    }

    /// The task as it is learned: its fields, and the classes it has now.
    package func learningTask(_ name: String) throws(NodeError) -> LearningTask {
        try serving.task(name).task
    }

    private func addNow(
        _ rows: [ExampleRow], task name: String, newClasses: Bool
    ) throws -> ImportReceipt {
        let task = try serving.task(name).task
        // The classes that came by these rows, by name.
        var added: [String: Int]? = newClasses ? [:] : nil
        // They are there for good, whatever becomes of the rest.
        defer { if added?.isEmpty == false { try? loader.refresh(task: name) } }
        var receipt = ImportReceipt()
        var batch: [NewExample] = []
        var places: [Int] = []
        for (place, row) in rows.enumerated() {
            do {
                batch.append(try example(row, task, &added))
                places.append(place)
            } catch {
                receipt.refused.append(
                    RefusedRow(place: place, reason: NodeError(wrapping: error).message))
            }
        }
        let stored = try store.addExamples(batch, task: name)
        receipt.added = stored.addedIDs.count
        receipt.duplicates = stored.duplicates
        receipt.refused += stored.contradicting.map {
            RefusedRow(
                place: places[$0],
                reason: "the same input is there with another class from as good a source")
        }
        _ = try scheduler.examplesChanged(task: name)
        feed.tell([.tasks])
        return receipt
    }

    private func example(
        _ row: ExampleRow, _ task: LearningTask, _ added: inout [String: Int]?
    ) throws -> NewExample {
        let input = try task.input(from: row.fields)
        try task.check(input)
        let index = try index(of: row.name, task, &added)
        return NewExample(
            payload: input.encoded(), fingerprint: input.fingerprint(task: task.name).bytes,
            classIndex: index, source: StoredExample.Source(row.source), weight: 1,
            preview: Preview.text(of: input, task: task))
    }

    private func index(
        of name: String, _ task: LearningTask, _ added: inout [String: Int]?
    ) throws -> Int {
        if let index = task.classes.firstIndex(of: name) ?? added?[name] { return index }
        guard added != nil, !name.isEmpty else {
            throw NodeError(.invalid, "\"\(name)\" is no class of \(task.name)")
        }
        let index = try store.appendClass(name, task: task.name)
        added?[name] = index
        return index
    }
}
