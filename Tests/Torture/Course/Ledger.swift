import Synchronization

/// What the coordinator sent and what was acknowledged: what must be found again at the end.
package final class Ledger: Sendable {
    package struct Entries: Sendable {
        /// Where each question was asked that a node acknowledged, by number.
        package var asked: [Int: String] = [:]
        /// Every label that a node acknowledged: the question's number, and where.
        package var labels: [(number: Int, node: String)] = []
        package var retrains = 0
        package var promotions = 0
        package var rollbacks = 0
        package var tries = 0
        package var faults: [Fault.Kind: Int] = [:]
        /// Nodes whose folder went back to an earlier copy.
        package var restored: Set<String> = []
        /// What a node replied that it must not.
        package var refusals: [String] = []

        package init() {}
    }

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

    func acknowledged(_ riddle: Riddle, at leaf: String) {
        state.withLock { state in
            state.entries.asked[riddle.number] = leaf
            if riddle.kind == .human { state.unlabelled.append(riddle.number) }
        }
    }

    /// Takes a question out that a human is to answer; nil when there is none.
    func takeUnlabelled() -> Int? {
        state.withLock { $0.unlabelled.isEmpty ? nil : $0.unlabelled.removeFirst() }
    }

    func giveBack(_ number: Int) { state.withLock { $0.unlabelled.append(number) } }

    func labelled(_ number: Int, at node: String) {
        state.withLock { $0.entries.labels.append((number, node)) }
    }

    func did(_ fault: Fault) { state.withLock { $0.entries.faults[fault.kind, default: 0] += 1 } }
}
