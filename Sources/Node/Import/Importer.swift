internal import Foundation
internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Imports the files that the tasks' declarations name, one after the other in the background.
final class Importer: Sendable {
    private struct State {
        var running: [ImportProgress] = []
        var isStopping = false
    }

    /// What an import by command has in place of a file's fingerprint: it may be a stream, so that
    /// nobody can go on with it where it was cut off.
    static let byHand: [UInt8] = [0]

    /// Bad rows of a file that are journaled one by one; of the others only the number is told.
    private static let mostReported = 20

    private let store: Store
    private let journal: Journal
    private let feed: ChangeFeed
    private let thread = BackgroundThread(name: "tideline.importer")
    private let state = Mutex(State())

    init(store: Store, journal: Journal, feed: ChangeFeed) {
        self.store = store
        self.journal = journal
        self.feed = feed
    }

    /// What is being imported now.
    var progress: [ImportProgress] { state.withLock { $0.running } }

    /// Imports those of the task's files that were not imported yet; `done` follows each.
    func importDeclared(_ file: TaskFile, done: @escaping @Sendable () -> Void) throws {
        for data in file.data.examples.map({ $0.withLabelsBeside() }) {
            guard try store.setting(Self.mark(data, file.task.name)) == nil else { continue }
            thread.perform { [self] in
                carryOut(data, task: file.task.name, declared: file.task.classes)
                done()
            }
        }
    }

    /// Imports one file now and returns how far it came; throws when it is broken as a whole.
    func importNow(
        _ reader: any RowReader, name: String, task: String, acceptsNewClasses: Bool,
        refuse: @escaping (BadRow) -> Void, report: RowIntake.Report
    ) throws -> ImportProgress {
        var reader = reader
        var intake = RowIntake(
            name, into: try store.task(task).task, store: store, source: .import,
            acceptsNewClasses: acceptsNewClasses,
            resuming: ImportPosition(file: name, fileFingerprint: Self.byHand), refuse: refuse)
        do {
            let (progress, _) = try intake.run(&reader, report: report)
            try store.finishImport(task: task, file: name)
            return progress
        } catch let error as ImportError {
            // Whoever imports is told now; there is nothing to recover at the next start.
            try store.finishImport(task: task, file: name)
            throw error
        }
    }

    /// Lets the running transaction end and goes no further; the next start goes on from there.
    func stop() {
        state.withLock { $0.isStopping = true }
        thread.stop()
    }

    private func carryOut(_ data: DataFile, task name: String, declared: [String]) {
        do {
            let task = try store.task(name).task
            let file = data.notation
            let fingerprint = data.fingerprint
            let position = try store.importPosition(
                task: name, file: file, fileFingerprint: fingerprint)
            var reader = try data.rows(of: task)
            var refused: [BadRow] = []
            var intake = RowIntake(
                file, into: task, store: store, source: .import,
                acceptsNewClasses: declared.isEmpty,
                resuming: position ?? ImportPosition(file: file, fileFingerprint: fingerprint)
            ) { if refused.count < Self.mostReported { refused.append($0) } }
            let (progress, isAtEnd) = try intake.run(&reader) { self.show($0) }
            finish(progress, data: data, refused: refused, isAtEnd: isAtEnd)
        } catch {
            hide(data.notation)
            journal.write(
                .error, "import", "\(name): \(Self.words(error))", changed: [.status, .tasks])
        }
    }

    private func finish(
        _ progress: ImportProgress, data: DataFile, refused: [BadRow], isAtEnd: Bool
    ) {
        hide(data.notation)
        guard isAtEnd else { return }
        do {
            try store.finishImport(task: progress.task, file: data.notation)
            try store.setSetting(Self.mark(data, progress.task), to: "done")
        } catch {
            // The rows are in; at worst they are read once more and skipped as duplicates.
            journal.lastError = error.message
        }
        for row in refused {
            journal.write(.warning, "import", "\(data.path):\(row.line): \(row.reason)")
        }
        journal.write(
            refused.isEmpty ? .info : .warning, "import",
            "\(progress.task): \(progress.rows) examples from \(Self.short(data.path)), "
                + "\(progress.duplicates) duplicates, \(progress.refused) refused",
            changed: [.status, .tasks])
    }

    private func show(_ progress: ImportProgress) -> Bool {
        let mayGoOn = state.withLock { state in
            state.running.removeAll { $0.file == progress.file }
            state.running.append(progress)
            return !state.isStopping
        }
        feed.tell([.status, .tasks])
        return mayGoOn
    }

    private func hide(_ file: String) {
        state.withLock { $0.running.removeAll { $0.file == file } }
        feed.tell([.status, .tasks])
    }

    private static func mark(_ data: DataFile, _ task: String) -> String {
        "imported \(task) \(data.notation)"
    }

    private static func short(_ path: String) -> Substring {
        path.split(separator: "/").last ?? Substring(path)
    }

    private static func words(_ error: any Error) -> String {
        if let error = error as? ImportError { return error.description }
        return NodeError(wrapping: error).message
    }
}

extension DataFile {
    /// Tells whether the file is still the one whose import was begun: where it lies, how large it
    /// is and when it was written.
    fileprivate var fingerprint: [UInt8] {
        let stamps = ([path] + [labels].compactMap(\.self)).map { path in
            // A file that is not there cannot be opened either, which is told then.
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let written = attributes?[.modificationDate] as? Date
            return "\(path)\n\(attributes?[.size] ?? 0)\n\(written?.timeIntervalSince1970 ?? 0)\n"
        }
        return [UInt8](stamps.joined().utf8)
    }
}
