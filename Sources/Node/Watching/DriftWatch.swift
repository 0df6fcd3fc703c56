internal import Foundation
internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Compares what each task is asked now with what it was asked when its live version went live.
///
/// Both are read from the store, so that answering costs nothing for it and a restart forgets
/// nothing that the store has.
final class DriftWatch: Sendable {
    private struct State {
        var version: String
        var profile: InputProfile
        /// When the last question of the profile was asked: what comes later is held against it.
        var upTo: Int64
        var alarm = DriftAlarm()
        /// How many questions the task had been asked when it was looked at.
        var seen = 0
        var report: DriftReport?
    }

    /// How many questions are compared at most, and at least.
    private static let most = 500
    private static let fewest = 200
    /// After so many more questions it is looked at again.
    private static let step = 100

    private let store: Store
    private let serving: Serving
    private let scheduler: Scheduler
    private let journal: Journal
    private let clock: NodeClock
    private let states = Mutex<[String: State]>([:])

    init(
        store: Store, serving: Serving, scheduler: Scheduler, journal: Journal, clock: NodeClock
    ) {
        self.store = store
        self.serving = serving
        self.scheduler = scheduler
        self.journal = journal
        self.clock = clock
    }

    /// What was seen last; nil while too few questions were asked, and where nothing is watched.
    func report(task: String) -> DriftReport? {
        states.withLock { $0[task]?.report }
    }

    /// Looks at every task that has had enough new questions.
    func look() {
        for served in serving.all {
            do {
                try look(served)
            } catch {
                journal.lastError = NodeError(wrapping: error).message
            }
        }
    }

    private func look(_ served: ServedTask) throws {
        let name = served.task.name
        guard let limit = served.watch.drift, let live = served.live else {
            return states.withLock { $0[name] = nil }
        }
        guard var state = try state(of: served, live) else { return }
        let count = try store.questionCount(task: name)
        guard abs(count - state.seen) >= Self.step else { return }
        let recent = try store.askedInputs(
            task: name, since: state.upTo + 1, limit: Self.most, newest: true)
        guard recent.count >= Self.fewest else { return }
        let shifts = state.profile.shifts(
            to: try recent.map { try observe($0, served, live) })
        let effects = state.alarm.update(.looked(shifts, limit: limit))
        state.seen = count
        state.report = DriftReport(
            version: live.number, at: clock.now(), reference: state.profile.size,
            recent: recent.count, limit: limit, isRaised: state.alarm.isRaised,
            shifts: shifts.map { DriftReport.Shift($0, limit: limit) })
        states.withLock { $0[name] = state }
        carryOut(effects, task: name, live)
    }

    /// Nil while too few questions were asked since the version went live.
    private func state(of served: ServedTask, _ live: LiveVersion) throws -> State? {
        let name = served.task.name
        if let state = states.withLock({ $0[name] }), state.version == live.digest {
            return state
        }
        states.withLock { $0[name] = nil }
        let since = try store.promotions(task: name).first { $0.version == live.number }?.at ?? 0
        let first = try store.askedInputs(
            task: name, since: since, limit: Self.most, newest: false)
        guard first.count == Self.most, let last = first.last else { return nil }
        return State(
            version: live.digest,
            profile: InputProfile(
                of: try first.map { try observe($0, served, live) }, task: served.task),
            upTo: last.askedAt)
    }

    private func observe(
        _ asked: AskedInput, _ served: ServedTask, _ live: LiveVersion
    ) throws -> Observation {
        let input = try Input(decoding: asked.payload)
        return Observation(of: input, live.model.predict(input), task: served.task)
    }

    private func carryOut(_ effects: [DriftAlarm.Effect], task: String, _ live: LiveVersion) {
        for effect in effects {
            switch effect {
            case .raise(let shifts):
                let words = shifts.prefix(3).map {
                    "\($0.name) by \(String(format: "%.2f", $0.index.value))"
                }
                journal.write(
                    .warning, "drift",
                    "what \(task) is asked has shifted since v\(live.number) went live: "
                        + words.joined(separator: ", "),
                    changed: [.tasks])
                scheduler.drifted(task: task)
            case .clear:
                journal.write(
                    .info, "drift",
                    "what \(task) is asked is again like what it was when v\(live.number) went "
                        + "live",
                    changed: [.tasks])
            }
        }
    }
}

extension DriftReport.Shift {
    fileprivate init(_ shift: InputProfile.Shift, limit: Double) {
        self.init(
            name: shift.name, index: shift.index.value, chance: shift.index.chance,
            isShifted: shift.index.isShifted(by: limit))
    }
}
