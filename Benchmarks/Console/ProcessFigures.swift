import Foundation

/// What the system says of a running process.
struct ProcessFigures {
    /// Nanoseconds on a core so far, over all threads.
    let busy: UInt64
    /// Bytes in memory.
    let residentBytes: Int
    /// How often a thread began to wait, over all threads.
    let waits: Int

    init(of process: pid_t) throws {
        let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
        var busy: UInt64 = 0
        var waits = 0
        for thread in threads {
            let folder = "/proc/\(process)/task/\(thread)"
            // A thread may end meanwhile; what it did is small.
            let schedule = try? String(contentsOfFile: folder + "/schedstat", encoding: .utf8)
            busy += schedule?.split(separator: " ").first.flatMap { UInt64($0) } ?? 0
            waits += Self.number("voluntary_ctxt_switches", in: folder + "/status")
        }
        self.busy = busy
        self.waits = waits
        residentBytes = Self.number("VmRSS", in: "/proc/\(process)/status") * 1024
    }

    private static func number(_ name: String, in file: String) -> Int {
        // As above.
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    }
}
