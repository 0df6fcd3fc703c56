import CTerminal
import Glibc
import Synchronization

/// The thread behind `TerminalActor`: runs its jobs, and between them sleeps until there is input,
/// a signal or a new job.
final class TerminalThread: SerialExecutor {
    /// What a wait ended with.
    struct Readiness: Sendable {
        /// poll's answer for each descriptor asked about; zero for none.
        var events: [Int16]
        /// Nothing happened in the time given.
        var isTimeout = false

        /// Whether there is something to read.
        func isReadable(_ index: Int) -> Bool { events[index] & Int16(POLLIN) != 0 }

        /// Whether the other side is gone.
        func isGone(_ index: Int) -> Bool {
            events[index] & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
        }
    }

    private struct Waiter {
        let descriptors: [Int32]
        /// Milliseconds; negative for ever.
        let timeout: Int32
        let continuation: CheckedContinuation<Readiness, Never>
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var waiter: Waiter?
        var isStarted = false
    }

    private let state = Mutex(State())
    /// A byte in it ends the sleep.
    private let wake: (read: Int32, write: Int32)

    init() {
        var ends: [Int32] = [-1, -1]
        // Without a pipe poll ignores the descriptor -1, and jobs wait for the next timeout.
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            }
        }
        wake = (ends[0], ends[1])
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustStart = state.withLock { state in
            state.jobs.append(job)
            defer { state.isStarted = true }
            return !state.isStarted
        }
        if mustStart { start() } else { rouse() }
    }

    /// Suspends until a descriptor is readable or gone, the time is over, or `interrupt()`.
    ///
    /// - Parameters:
    ///   - descriptors: what to watch.
    ///   - milliseconds: how long; nil for ever.
    /// - Returns: which of them; none after an interruption.
    func wait(for descriptors: [Int32], milliseconds: Int?) async -> Readiness {
        await withCheckedContinuation { continuation in
            let waiter = Waiter(
                descriptors: descriptors, timeout: Int32(clamping: milliseconds ?? -1),
                continuation: continuation)
            state.withLock { $0.waiter = waiter }
            rouse()
        }
    }

    /// Ends a wait; without one does nothing.
    func interrupt() {
        guard let waiter = takeWaiter() else { return }
        waiter.continuation.resume(
            returning: Readiness(events: waiter.descriptors.map { _ in 0 }))
    }

    private func takeWaiter() -> Waiter? {
        state.withLock { state in
            defer { state.waiter = nil }
            return state.waiter
        }
    }

    private func rouse() {
        var byte: UInt8 = 0
        // A full pipe wakes the thread as well.
        _ = write(wake.write, &byte, 1)
    }
}

extension TerminalThread {
    private func start() {
        var thread = pthread_t()
        let owner = Unmanaged.passRetained(self).toOpaque()
        let failure = pthread_create(
            &thread, nil,
            { owner in
                // The thread never ends, so that the reference is never given back.
                if let owner {
                    Unmanaged<TerminalThread>.fromOpaque(owner).takeUnretainedValue().run()
                }
                return nil
            }, owner)
        // Without a thread there can be no console; the system is out of them.
        if failure != 0 {
            fatalError("no thread for the terminal: \(String(cString: strerror(failure)))")
        }
        pthread_detach(thread)
    }

    private func run() {
        // Without a stack of its own a crash by overflow would not give the terminal back.
        _ = terminal_guard_stack()
        while true {
            let (jobs, waiter) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.waiter)
            }
            for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
            if jobs.isEmpty { sleep(waiter) }
        }
    }

    private func sleep(_ waiter: Waiter?) {
        let watched = [wake.read] + (waiter?.descriptors ?? [])
        var polled = watched.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&polled, nfds_t(polled.count), waiter?.timeout ?? -1)
        if polled[0].revents != 0 { drainWake() }
        let events = polled.dropFirst().map(\.revents)
        guard let waiter, count == 0 || events.contains(where: { $0 != 0 }) else { return }
        // Somebody may have interrupted meanwhile; then it was resumed already.
        guard takeWaiter() != nil else { return }
        waiter.continuation.resume(returning: Readiness(events: events, isTimeout: count == 0))
    }

    private func drainWake() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wake.read, &bytes, bytes.count) == bytes.count {}
    }
}
