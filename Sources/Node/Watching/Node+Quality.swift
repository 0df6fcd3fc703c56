internal import Learning
internal import Store
package import Wire

extension Node {
    /// More proved words than these a report does not count, the newest first.
    private static let mostProven = 100_000
    /// Of so many the routes are read, which takes longest.
    private static let mostRouted = 1000

    package func quality(task name: String, hours: Double) async throws -> QualityReport {
        let now = clock.now()
        do {
            guard hours > 0, hours <= 24 * 366 else {
                throw NodeError(
                    .invalid,
                    "a report covers hours above 0, and a year at most; \(hours) is not")
            }
            let since = now.advanced(bySeconds: -hours * 3600)
            return try await reads.run { [self] in
                try quality(of: serving.task(name), since: since, at: now)
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private func quality(
        of served: ServedTask, since: Timestamp, at now: Timestamp
    ) throws -> QualityReport {
        let name = served.task.name
        var tally = QualityTally(classes: served.task.classes, since: since, at: now)
        let proven = try store.provenAnswers(
            task: name, since: since.milliseconds, limit: Self.mostProven,
            routed: Self.mostRouted)
        for answer in proven {
            let hops = try answer.routes.map { try WireJSON.value([Hop].self, from: $0) }
            tally.add(answer, route: hops.flatMap(\.self))
        }
        return QualityReport(
            task: name, since: since, at: now, version: served.live?.number,
            target: Wire.Target(served.task.target), audit: served.watch.audit,
            byModel: tally.byModel, byMemory: tally.byMemory, guesses: tally.guesses,
            steps: tally.steps, classes: tally.classProofs, tiers: tally.tierProofs,
            tierSample: tally.tierSample, drift: drift.report(task: name))
    }
}
