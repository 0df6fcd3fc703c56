internal import Foundation
internal import Synchronization

/// One thread of low priority that does jobs in the order in which they were given.
///
/// Training runs here and not on the cooperative pool, which has a thread a core and would stall
/// every answer for as long as an epoch takes. The thread is there from the first job on, and ends
/// with its owner, stopped or not.
package final class BackgroundThread: Sendable {
    private let name: String
    private let lane = Lane()

    package init(name: String) {
        self.name = name
    }

    deinit { lane.close() }

    /// Appends a job; ignored once the thread is stopping.
    package func perform(_ job: @escaping @Sendable () -> Void) {
        if lane.append(job) { start() }
    }

    /// Lets the running job finish, drops the waiting ones, and waits for the thread's end.
    ///
    /// No longer than `patience` seconds: on a busy machine a thinning can take minutes. A job that
    /// takes longer is left behind, as by a sudden end, which every job here has to bear anyway:
    /// what it still wants of the closed store is refused, and the next start takes it up.
    package func stop(patience: Double = 5) {
        lane.close()
        lane.waitForEnd(patience)
    }

    private func start() {
        let thread = Thread { [lane] in
            Self.lowerPriority()
            while let job = lane.next() { job() }
            lane.end()
        }
        thread.name = name
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Linux knows a nice value per thread; 10 leaves answering first on a busy core.
    private static func lowerPriority() {
        #if os(Linux)
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #endif
    }
}

/// The jobs of one thread: all that the thread itself holds, so that it does not keep its owner.
private final class Lane: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var hasThread = false
        var isStopping = false
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchGroup()

    /// Returns whether a thread is to be started for it.
    func append(_ job: @escaping @Sendable () -> Void) -> Bool {
        let isFirst = state.withLock { state in
            guard !state.isStopping else { return false }
            state.jobs.append(job)
            guard !state.hasThread else { return false }
            state.hasThread = true
            ended.enter()
            return true
        }
        wake.signal()
        return isFirst
    }

    func close() {
        state.withLock { state in
            state.isStopping = true
            state.jobs = []
        }
        wake.signal()
    }

    func waitForEnd(_ patience: Double) { _ = ended.wait(timeout: .now() + patience) }

    func end() { ended.leave() }

    /// The next job, once there is one; nil when there are no more to come.
    func next() -> (@Sendable () -> Void)? {
        while true {
            wake.wait()
            let (job, isStopping) = state.withLock { state in
                (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.isStopping)
            }
            if let job { return job }
            if isStopping { return nil }
        }
    }
}
