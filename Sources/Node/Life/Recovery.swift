internal import Store
internal import Wire

/// Picks up what the last run left unfinished when it was cut off.
struct Recovery {
    let store: Store
    let clock: NodeClock

    /// Puts interrupted jobs back into the queue and returns what was found, a sentence each.
    func run() throws(StoreError) -> [String] {
        var found: [String] = []
        for job in try store.unfinishedJobs() where job.state != .queued {
            try store.requeueJob(job.id)
            found.append(
                "job #\(job.id) (\(job.task)) was cut off at "
                    + "\(Int(job.progress.share * 100)) % and starts over")
        }
        for unfinished in try store.unfinishedImports() {
            found.append(try sentence(unfinished))
        }
        guard !found.isEmpty else { return [] }
        let now = clock.now().milliseconds
        try store.recordEvents(
            found.map {
                NewEvent(at: now, level: .warning, topic: "node", text: "recovered: \($0)")
            })
        return found
    }

    private func sentence(_ unfinished: UnfinishedImport) throws(StoreError) -> String {
        let position = unfinished.position
        let name = position.file == "-" ? "standard input" : Self.name(position.file)
        let begun =
            "the import of \(name) into \(unfinished.task) was cut off after "
            + "\(position.rows) rows"
        guard position.fileFingerprint == Importer.byHand else {
            return "\(begun) and goes on from there"
        }
        // Nothing goes on with it, so it is told once.
        try store.finishImport(task: unfinished.task, file: position.file)
        return "\(begun), which are kept: import it again, what is there already is skipped"
    }

    private static func name(_ path: String) -> Substring {
        path.split(separator: "/").last ?? Substring(path)
    }
}
