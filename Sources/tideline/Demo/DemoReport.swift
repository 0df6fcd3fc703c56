import Foundation
import Synchronization

/// Tells on standard error what is being done while the tree starts; silent once the console or
/// whoever waits has it.
final class DemoReport: Sendable {
    /// What a node is at.
    enum Step: Equatable, Sendable {
        /// Its last run has still to end.
        case waiting
        case making
        case joining(parent: String)
        case starting
        case serving(at: String, count: Int, of: Int)
    }

    private struct State {
        var isOver = false
        /// What is under way, in the order in which it began.
        var underWay: [(name: String, words: String)] = []
        var count = 0
        var all = 0
    }

    private let state: Mutex<State>
    private let bar = ProgressLine()
    private let begun = ContinuousClock.now

    /// For a tree of so many nodes.
    init(nodes: Int) {
        state = Mutex(State(all: nodes))
    }

    func show(_ name: String, _ step: Step) {
        state.withLock { state in
            guard !state.isOver else { return }
            state.underWay.removeAll { $0.name == name }
            if case .serving(let place, let count, let all) = step {
                state.count = count
                bar.clear()
                Printer.complain("[\(count)/\(all)] \(name) serves at \(place)")
            } else {
                state.underWay.append((name, step.words(name)))
            }
            let words = state.underWay.map(\.words).joined(separator: ", ")
            bar.show(Double(state.count) / Double(max(1, state.all)), words)
        }
    }

    /// Says nothing more.
    func end() {
        state.withLock { $0.isOver = true }
        bar.clear()
    }

    /// Seconds since the start.
    var seconds: Double { (ContinuousClock.now - begun) / .seconds(1) }
}

extension DemoReport.Step {
    func words(_ name: String) -> String {
        switch self {
        case .waiting: "waiting for the last run of \(name) to end"
        case .making: "making \(name)"
        case .joining(let parent): "joining \(name) to \(parent)"
        case .starting: "starting \(name)"
        case .serving(let place, _, _): "\(name) serves at \(place)"
        }
    }
}
