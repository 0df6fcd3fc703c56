import Foundation
import Synchronization

/// Turns signals into calls, for as long as it lives.
final class SignalListener: Sendable {
    // Proof: made, resumed and cancelled through the thread-safe calls of Dispatch only.
    private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

    /// Calls `handler` for each of these signals, which then do nothing else.
    init(_ numbers: [Int32], _ handler: @escaping @Sendable (Int32) -> Void) {
        let queue = DispatchQueue(label: "tideline.signals")
        sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { handler(number) }
            source.resume()
            return source
        }
    }

    deinit {
        sources.forEach { $0.cancel() }
    }
}

/// Watches standard input until it ends.
///
/// A process that is started for another one holds the reading end of a pipe; the kernel closes the
/// other end with its owner, in whatever way that ends.
enum InputWatch {
    static func whenEnded(_ handler: @escaping @Sendable () -> Void) {
        let thread = Thread {
            var byte: UInt8 = 0
            while true {
                let count = read(0, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { break }
            }
            handler()
        }
        thread.name = "tideline.owner"
        thread.start()
    }
}
