internal import CSpawn
internal import Foundation
internal import Wire

/// A file descriptor that no child process inherits, closed when nobody needs it any more.
final class Descriptor: Sendable {
    let number: Int32

    private init(_ number: Int32) {
        self.number = number
    }

    deinit { close(number) }

    /// The two ends of a new pipe.
    static func pipe() throws -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [-1, -1]
        guard spawn_pipe(&ends) == 0 else {
            throw NodeError(.unavailable, "no pipe: \(String(cString: strerror(errno)))")
        }
        return (Descriptor(ends[0]), Descriptor(ends[1]))
    }

    /// Has reading and writing return at once.
    func doNotWait() {
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    }

    /// What there is, at most 64 KiB; empty when there is nothing yet, nil at the end.
    func read() -> [UInt8]? {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            let result = Foundation.read(number, buffer.baseAddress, buffer.count)
            failure = result < 0 ? errno : 0
            count = max(0, result)
        }
        guard bytes.isEmpty else { return bytes }
        return failure == EAGAIN || failure == EINTR ? [] : nil
    }

    /// Writes as much as goes now; all of it counts as written once nobody reads any more.
    func write(_ bytes: [UInt8]) -> Int {
        let result = Foundation.write(number, bytes, bytes.count)
        if result >= 0 { return result }
        return errno == EAGAIN || errno == EINTR ? 0 : bytes.count
    }
}
