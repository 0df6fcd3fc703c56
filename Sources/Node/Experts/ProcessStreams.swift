internal import Foundation
internal import Synchronization
internal import Wire

/// A child process with its three standard streams as pipes, and no other descriptor of the node.
///
/// Used by one thread, but for `wake` and `killGroup`, which anybody may call.
final class ProcessStreams: Sendable {
    /// What can be done without waiting.
    struct Events {
        var said = false
        var complained = false
        var canWrite = false
    }

    let process: pid_t
    private let input: Mutex<Descriptor?>
    private let output: Descriptor
    private let errors: Descriptor
    private let wakeReading: Descriptor
    private let wakeWriting: Descriptor

    /// Starts a program in a folder.
    init(spawning command: [String], in folder: String?) throws {
        let input = try Descriptor.pipe()
        let output = try Descriptor.pipe()
        let errors = try Descriptor.pipe()
        let wake = try Descriptor.pipe()
        process = try Spawning(
            command: command, folder: folder, input: input.reading, output: output.writing,
            errors: errors.writing
        ).run()
        for descriptor in [
            input.writing, output.reading, errors.reading, wake.reading, wake.writing,
        ] {
            descriptor.doNotWait()
        }
        self.input = Mutex(input.writing)
        self.output = output.reading
        self.errors = errors.reading
        (wakeReading, wakeWriting) = (wake.reading, wake.writing)
    }

    /// Has `wait` return.
    func wake() {
        // A full pipe wakes as well.
        _ = wakeWriting.write([1])
    }

    /// Writing to a program that is gone must fail, not end the node; for the calling thread.
    func ignoreBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits until something can be done; nil when the program has ended and said all.
    func wait(hasOutgoing: Bool, complains: Bool) -> Events? {
        let writing = hasOutgoing ? input.withLock { $0?.number ?? -1 } : -1
        let complaints = complains ? errors.number : -1
        var polled = [output.number, complaints, wakeReading.number, writing].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        polled[3].events = Int16(POLLOUT)
        // A program whose own child keeps the output open is noticed by looking now and then.
        let count = poll(&polled, nfds_t(polled.count), 1000)
        if count == 0, hasEnded { return nil }
        if polled[2].revents != 0 { _ = wakeReading.read() }
        return Events(
            said: polled[0].revents != 0, complained: polled[1].revents != 0,
            canWrite: polled[3].revents != 0)
    }

    /// What it wrote; nil at its end.
    func said() -> [UInt8]? { output.read() }

    /// What it wrote to its standard error; nil at its end.
    func complaint() -> [UInt8]? { errors.read() }

    /// Writes as much as it takes now; returns how many bytes need not be written again.
    func write(_ bytes: [UInt8]) -> Int {
        input.withLock { $0?.write(bytes) ?? bytes.count }
    }

    func closeInput() { input.withLock { $0 = nil } }

    func killGroup() {
        // It leads a group of its own; there may be nobody left in it.
        _ = Foundation.kill(-process, SIGKILL)
    }

    private var hasEnded: Bool {
        var info = siginfo_t()
        let result = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
        return result != 0 || info.si_signo == SIGCHLD
    }

    /// Waits for the end of the program, and leaves it to be reaped.
    func awaitEnd() {
        var info = siginfo_t()
        while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    }

    /// Returns the status of the ended program, whose number is free afterwards.
    func reap() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// How it ended, and the last it complained of.
    static func words(_ status: Int32, lastWords: String) -> String {
        let signal = status & 0x7f
        let how =
            signal == 0
            ? "ended with code \((status >> 8) & 0xff)" : "was ended by signal \(signal)"
        return lastWords.isEmpty ? how : "\(how): \(lastWords.prefix(200))"
    }
}
