internal import Foundation
internal import Synchronization

/// One thread of low priority that does jobs in the order in which they were given.
///
/// Training runs here and not on the cooperative pool, which has a thread a core and would stall
/// every answer for as long as an epoch takes.
package final class BackgroundThread: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var isStopping = false
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    package init(name: String) {
        let thread = Thread { [weak self] in
            Self.lowerPriority()
            while let job = self?.next() { job() }
            self?.ended.signal()
        }
        thread.name = name
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Appends a job; ignored once the thread is stopping.
    package func perform(_ job: @escaping @Sendable () -> Void) {
        state.withLock { state in
            if !state.isStopping { state.jobs.append(job) }
        }
        wake.signal()
    }

    /// Lets the running job finish, drops the waiting ones, and waits for the thread's end.
    package func stop() {
        let wasStopping = state.withLock { state in
            defer { state.isStopping = true }
            state.jobs = []
            return state.isStopping
        }
        guard !wasStopping else { return }
        wake.signal()
        ended.wait()
    }

    private func next() -> (@Sendable () -> Void)? {
        while true {
            wake.wait()
            let (job, isStopping) = state.withLock { state in
                (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.isStopping)
            }
            if let job { return job }
            if isStopping { return nil }
        }
    }

    /// Linux knows a nice value per thread; 10 leaves answering first on a busy core.
    private static func lowerPriority() {
        #if os(Linux)
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #endif
    }
}
