package import Learning

/// What an evaluation trains and measures on, divided as a node divides its examples.
package struct EvaluationData {
    /// With every class of the training rows, and behind them those of test rows alone.
    package private(set) var task: LearningTask
    /// Classes that training rows or the task's declaration name.
    package private(set) var knownClasses: Int
    package private(set) var training: [TrainingExample] = []
    package private(set) var heldOut: [TrainingExample] = []
    package private(set) var test: [TrainingExample] = []
    /// Inputs of no class that is known; nil when no file of them was given.
    package private(set) var unknown: [Input]?
    /// Rows of the training file that are there already.
    package private(set) var duplicates = 0
    /// The rows that were not taken, each with its file.
    package private(set) var refused: [(file: String, row: BadRow)] = []

    /// Reads the files.
    ///
    /// - Parameters:
    ///   - task: where it has classes, rows of others are refused; else the training rows bring
    ///     them.
    ///   - train: labelled rows to train on.
    ///   - test: labelled rows to measure on.
    ///   - unknown: rows of no known class, whose labels do not matter.
    /// - Throws: where a file is broken as a whole, or has not one row that can be taken.
    package init(
        _ task: LearningTask, train: DataFile, test: DataFile, unknown: DataFile? = nil
    ) throws(ImportError) {
        self.task = task
        knownClasses = task.classes.count
        try takeTraining(try labelled(train, of: task), isOpen: task.classes.isEmpty)
        knownClasses = self.task.classes.count
        try takeTest(try labelled(test, of: task), isOpen: task.classes.isEmpty)
        guard let unknown else { return }
        let rows = try FileRows(unknown.withLabelsBeside(), of: task)
        self.unknown = rows.rows.map(\.input)
        try close(rows)
    }

    /// The task with the classes that a model can know.
    package var knownTask: LearningTask {
        var known = task
        known.classes = Array(task.classes.prefix(knownClasses))
        return known
    }

    /// Test rows of classes that no training row has, which count as wrong.
    package var strangers: [TrainingExample] { test.filter { $0.label >= knownClasses } }

    /// Examples by class, the held-out ones among them.
    package var classCounts: [Int] {
        var counts = Array(repeating: 0, count: task.classes.count)
        for example in training + heldOut { counts[example.label] += 1 }
        return counts
    }

    private func labelled(
        _ file: DataFile, of task: LearningTask
    ) throws(ImportError) -> FileRows {
        var rows = try FileRows(file.withLabelsBeside(), of: task)
        if !rows.rows.isEmpty, rows.rows.allSatisfy({ $0.className == nil }) {
            throw ImportError(
                file: file.path, what: "no row has a class",
                fix: "name the column of the class label, or the labels of images, as in "
                    + "\"images.idx + labels.idx\"")
        }
        rows.keep { row throws(BadRow) in
            guard row.className != nil else {
                throw BadRow(line: row.line, reason: "the row has no class; give it a label")
            }
            return true
        }
        return rows
    }

    /// A node keeps the first of equal inputs, and decides by input and class who is held out.
    private mutating func takeTraining(
        _ found: FileRows, isOpen: Bool
    ) throws(ImportError) {
        var rows = found
        var seen: Set<Fingerprint> = []
        var counts: [Int] = []
        rows.keep { row throws(BadRow) in
            let label = try label(of: row, isOpen: isOpen)
            let fingerprint = row.input.fingerprint(task: task.name)
            guard seen.insert(fingerprint).inserted else {
                duplicates += 1
                return false
            }
            while counts.count <= label { counts.append(0) }
            let isHeldOut = HeldOutSplit.isHeldOut(fingerprint, classTotal: counts[label])
            counts[label] += 1
            let example = TrainingExample(input: row.input, label: label)
            if isHeldOut { heldOut.append(example) } else { training.append(example) }
            return true
        }
        try close(rows)
    }

    private mutating func takeTest(_ found: FileRows, isOpen: Bool) throws(ImportError) {
        var rows = found
        rows.keep { row throws(BadRow) in
            test.append(
                TrainingExample(input: row.input, label: try label(of: row, isOpen: isOpen)))
            return true
        }
        try close(rows)
    }

    private mutating func label(of row: Row, isOpen: Bool) throws(BadRow) -> Int {
        let name = row.className ?? ""
        if let label = task.classes.firstIndex(of: name) { return label }
        guard isOpen else {
            throw BadRow(
                line: row.line,
                reason: "\"\(name)\" is no class of \(task.name); declare it in the task's file")
        }
        task.classes.append(name)
        return task.classes.count - 1
    }

    private mutating func close(_ rows: FileRows) throws(ImportError) {
        refused += rows.refused.map { (rows.file.path, $0) }
        guard rows.rows.isEmpty else { return }
        let first = rows.refused.first
        throw ImportError(
            file: rows.file.path, position: first.map { .line($0.line) },
            what: first.map { "no row can be taken: \($0.reason)" } ?? "the file has no rows",
            fix: first == nil ? "name a file with rows" : "correct the rows")
    }
}
