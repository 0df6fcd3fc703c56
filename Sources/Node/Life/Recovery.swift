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
            found.append(
                "the import of \(Self.name(unfinished.position.file)) into \(unfinished.task) was "
                    + "cut off after \(unfinished.position.rows) rows and goes on from there")
        }
        guard !found.isEmpty else { return [] }
        let now = clock.now().milliseconds
        try store.recordEvents(
            found.map {
                NewEvent(at: now, level: .warning, topic: "node", text: "recovered: \($0)")
            })
        return found
    }

    private static func name(_ path: String) -> Substring {
        path.split(separator: "/").last ?? Substring(path)
    }
}
