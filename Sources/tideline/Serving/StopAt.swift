import Foundation
import Node
import Synchronization

/// Ends the process as `kill -9` would when the node passes a phase for the so-manieth time.
///
/// It is for the failure suite: `TIDELINE_STOP_AT=feedApplied:3`; see CONTRIBUTING.md.
enum StopAt {
    static let variable = "TIDELINE_STOP_AT"

    /// Nobody listens without a phase and a number above 0.
    static func listener(_ text: String?) -> PhaseListener {
        guard let (phase, count) = text.flatMap(parse) else { return PhaseListener() }
        let counter = Counter(count)
        return PhaseListener { passed in
            guard passed == phase, counter.left.subtract(1, ordering: .relaxed).newValue == 0 else {
                return
            }
            kill(getpid(), SIGKILL)
        }
    }

    static func parse(_ text: String) -> (phase: Phase, count: Int)? {
        let words = text.split(separator: ":")
        guard words.count == 2, let phase = Phase(rawValue: String(words[0])),
            let count = Int(words[1]), count > 0
        else { return nil }
        return (phase, count)
    }
}

/// What several threads count down.
private final class Counter: Sendable {
    let left: Atomic<Int>

    init(_ count: Int) { left = Atomic(count) }
}
