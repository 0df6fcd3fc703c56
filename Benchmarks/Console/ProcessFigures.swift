import Foundation

/// What the system says of a running process.
struct ProcessFigures {
    /// Nanoseconds on a core so far, over all threads, those that have ended too.
    let busy: UInt64
    /// Bytes in memory.
    let residentBytes: Int
    /// How often each thread that lives began to wait.
    private let waits: [String: Int]

    init(of process: pid_t) throws {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            throw BenchError("the process \(process) is gone")
        }
        busy = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
        waits = Dictionary(
            uniqueKeysWithValues: threads.map { thread in
                let file = "/proc/\(process)/task/\(thread)/status"
                return (thread, Self.number("voluntary_ctxt_switches", in: file))
            })
        residentBytes = Self.number("VmRSS", in: "/proc/\(process)/status") * 1024
    }

    /// How often the threads that still live began to wait since `earlier`.
    func waits(since earlier: ProcessFigures) -> Int {
        waits.reduce(0) { $0 + max(0, $1.value - (earlier.waits[$1.key] ?? 0)) }
    }

    private static func number(_ name: String, in file: String) -> Int {
        // A thread may end meanwhile; what it did is small.
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    }
}
