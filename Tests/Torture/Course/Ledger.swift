import Foundation
package import Node
import Synchronization

/// What the coordinator sent and what was acknowledged: what must be found again at the end.
package final class Ledger: Sendable {
    package struct Entries: Sendable {
        /// Where each question was asked that a node acknowledged, by number.
        package var asked: [Int: String] = [:]
        /// Every label that a node acknowledged: the question's number, and where.
        package var labels: [Label] = []
        package var retrains = 0
        package var promotions = 0
        package var rollbacks = 0
        package var tries = 0
        package var faults: [Fault.Kind: Int] = [:]
        /// When each question was acknowledged, by number, in seconds of a clock of the
        /// coordinator's own.
        package var askedAt: [Int: Double] = [:]
        /// Questions that were answered at once: those are in the record a moment later.
        package var answeredAtOnce: Set<Int> = []
        /// How often nodes ended themselves in each phase, and how often the phase did not come.
        package var phases: [Phase: Int] = [:]
        package var missedPhases: [Phase: Int] = [:]
        /// From when to when the life lasted that a node forgot by going back to a copy.
        package var forgotten: [String: [ClosedRange<Double>]] = [:]
        /// When a node was ended without being asked, or could not write.
        package var cutOff: [String: [ClosedRange<Double>]] = [:]
        /// What a node replied that it must not.
        package var refusals: [String] = []

        package init() {}
    }

    /// A label that a node acknowledged.
    package struct Label: Equatable, Sendable {
        package var number: Int
        package var node: String
        package var at: Double

        package init(number: Int, node: String, at: Double) {
            self.number = number
            self.node = node
            self.at = at
        }
    }

    /// Seconds of the coordinator's own clock.
    static var now: Double { ProcessInfo.processInfo.systemUptime }

    private struct State {
        var entries = Entries()
        var underWay: [String: Int] = [:]
        /// Questions for humans that nobody labelled yet.
        var unlabelled: [Int] = []
        var isOver = false
    }

    private let state = Mutex(State())

    package init() {}

    package var entries: Entries { state.withLock { $0.entries } }
    var isOver: Bool { state.withLock { $0.isOver } }
    func finish() { state.withLock { $0.isOver = true } }

    func change(_ body: (inout Entries) -> Void) { state.withLock { body(&$0.entries) } }

    func began(at leaf: String) {
        state.withLock {
            $0.underWay[leaf, default: 0] += 1
            $0.entries.tries += 1
        }
    }

    func ended(at leaf: String) { state.withLock { $0.underWay[leaf, default: 0] -= 1 } }

    /// Whether a question is being asked there at this moment.
    func isBusy(_ leaf: String) -> Bool { state.withLock { $0.underWay[leaf, default: 0] > 0 } }

    func acknowledged(_ riddle: Riddle, at leaf: String, isAnswered: Bool) {
        let now = Self.now
        state.withLock { state in
            state.entries.asked[riddle.number] = leaf
            state.entries.askedAt[riddle.number] = now
            if isAnswered { state.entries.answeredAtOnce.insert(riddle.number) }
            if riddle.kind == .human { state.unlabelled.append(riddle.number) }
        }
    }

    /// Takes a question out that a human is to answer; nil when there is none.
    func takeUnlabelled() -> Int? {
        state.withLock { $0.unlabelled.isEmpty ? nil : $0.unlabelled.removeFirst() }
    }

    func giveBack(_ number: Int) { state.withLock { $0.unlabelled.append(number) } }

    func labelled(_ number: Int, at node: String) {
        let label = Label(number: number, node: node, at: Self.now)
        state.withLock { $0.entries.labels.append(label) }
    }

    func cutOff(_ node: String, since start: Double = now) {
        state.withLock { $0.entries.cutOff[node, default: []].append(start...Self.now) }
    }

    func did(_ fault: Fault) { state.withLock { $0.entries.faults[fault.kind, default: 0] += 1 } }
}
