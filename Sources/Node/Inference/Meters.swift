internal import Learning
internal import Synchronization
internal import Wire

/// What passes through the node, counted as it happens.
final class Meters: Sendable {
    let rates = Mutex(RateMeter())
    let flow = Mutex(FlowMeter())
    let answers = Mutex(AnswerTimes())
    /// Answers from above that the journal has not been told of.
    private let untold = Mutex(0)

    /// Counts what an answer of the live version took.
    func countAnswer(_ considered: Consideration, micros: Double) {
        guard let live = considered.live, case .answer(.model, _, _) = considered.judgement else {
            return
        }
        answers.withLock {
            $0.count(micros, task: considered.task.name, version: live.digest)
        }
    }

    /// Counts answers that came from above.
    func countCameBack(_ count: Int, at moment: Timestamp) {
        guard count > 0 else { return }
        flow.withLock { $0.count(cameBack: count, at: moment) }
        untold.withLock { $0 += count }
    }

    /// Returns how many answers came since it was asked last.
    func takeUntold() -> Int {
        untold.withLock { untold in
            defer { untold = 0 }
            return untold
        }
    }
}
