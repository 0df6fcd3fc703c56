internal import Foundation
internal import Learning
internal import Store
internal import Synchronization
package import Wire

extension Node {
    /// Below this many free bytes the node says that it needs an operator.
    private static let fewFreeBytes = 200_000_000

    package func status() async throws -> NodeStatus {
        let now = clock.now()
        let current = meters.rates.withLock { $0.rates(at: now) }
        do {
            return try await reads.run { try self.status(at: now, rates: current) }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func counts() async -> QuestionCounts {
        var counts = meters.rates.withLock { $0.counts }
        let flow = meters.flow.withLock { $0.total }
        counts.passedUp = flow.passedUp
        counts.cameBack = flow.cameBack
        return counts
    }

    package func tasks() async throws -> [TaskDescription] {
        do {
            return try await reads.run { try self.serving.all.map { try self.describe($0) } }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func tree() async throws -> Tree {
        let now = clock.now()
        do {
            return try await reads.run { [self] in
                Tree(
                    entries: try outlook.tree(at: now)
                        + experts.treeEntries(
                            under: identity.id, at: now, startedAt: startedAt))
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func events(limit: Int) async throws -> [EventRow] {
        do {
            return try await reads.run { [store] in
                try store.events(limit: limit).map { EventRow($0) }
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func setTarget(
        _ target: Wire.Target, task: String, by operatorName: String
    ) async throws {
        let share: Double =
            switch target {
            case .accuracy(let share), .escalation(let share): share
            }
        guard share > 0, share < 1 else {
            throw NodeError(
                .invalid,
                "a target is a share above 0 and below 1, such as 0.95; \(share) is not")
        }
        do {
            try await writes.run { [store, loader] in
                try loader.change(task: task) {
                    try store.setTarget(Learning.Target(target), task: task, by: operatorName)
                }
            }
            reviewWaiting(task: task)
            journal.write(
                .info, "node", "target of \(task) set by \(operatorName)",
                changed: [.tasks, .versions])
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func setFeeder(
        isPaused: Bool, questionsPerSecond: Double
    ) async throws -> FeederState {
        do {
            let state = try await writes.run { [feeder] in
                try feeder.set(isPaused: isPaused, questionsPerSecond: questionsPerSecond)
            }
            guard let state else {
                throw NodeError(
                    .conflict,
                    "nothing is fed here: no task's file names questions under [data]")
            }
            feed.tell([.status])
            return state
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private func status(at now: Timestamp, rates: Rates) throws -> NodeStatus {
        let waiting = try store.waiting()
        let day = now.milliseconds - now.milliseconds % 86_400_000
        let free = store.freeBytes()
        return NodeStatus(
            name: identity.name, tier: identity.tier, health: health(freeBytes: free), at: now,
            startedAt: startedAt, rates: rates, waiting: waiting.count,
            oldestWaiting: waiting.oldestAskedAt.map { Timestamp(milliseconds: $0) },
            labelsToday: try store.labelCount(since: day), diskBytes: store.fileBytes(),
            diskFreeBytes: free, memoryBytes: Self.residentBytes(), feeder: feeder.current,
            imports: importer.progress, recovered: recovered)
    }

    private func health(freeBytes: Int) -> NodeStatus.Health {
        var reasons: [String] = []
        if let trouble = journal.lastError { reasons.append(trouble) }
        if freeBytes < Self.fewFreeBytes {
            reasons.append("only \(freeBytes / 1_000_000) MB are free on the disk")
        }
        return reasons.isEmpty ? .healthy : .degraded(reasons)
    }

    private func describe(_ served: ServedTask) throws -> TaskDescription {
        let name = served.task.name
        let total = try store.exampleCount(task: name)
        let live = try store.liveVersion(task: name)
        return TaskDescription(
            name: name, fields: served.task.fields.map { FieldDescription($0) },
            classes: served.task.classes, target: Wire.Target(served.task.target),
            threshold: served.live?.threshold, liveVersion: served.live?.number,
            rollBackVersion: try store.rollBackTarget(task: name)?.number,
            exampleCount: total, waitingCount: try store.waiting(task: name).count,
            newExampleCount: try live.map {
                try store.exampleCount(task: name, since: $0.trainedUpTo)
            } ?? total)
    }

    /// The process's resident memory; 0 where the system does not say.
    private static func residentBytes() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}

extension EventRow {
    init(_ stored: StoredEvent) {
        let level: EventLevel =
            switch stored.level {
            case .debug: .debug
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
        self.init(
            id: stored.id, at: Timestamp(milliseconds: stored.at), level: level,
            topic: stored.topic, text: stored.text)
    }
}
