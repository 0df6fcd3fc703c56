/// Which processes of a tree run: they start from the root down, each once its parent serves, and
/// end from the leaves up; one that ends by itself is started again.
struct Supervision: Equatable {
    enum Event: Equatable {
        case begin
        /// The node can be spoken to.
        case serves(String)
        /// The node's process is gone; what it said last, where it said anything.
        case ended(String, lastWords: String)
        /// The node could not be made ready to start; why.
        case cannotStart(String, reason: String)
        /// The pause before a new start is over.
        case pauseIsOver(String)
        case stop
        /// The time for stopping is over.
        case timeIsUp
    }

    enum Effect: Equatable {
        case start(String)
        case pause(String, seconds: Double)
        case askToEnd(String)
        case kill(String)
        /// Calls for `timeIsUp` after so many seconds.
        case setDeadline(seconds: Double)
        /// This node serves, as one of so many.
        case show(String, count: Int)
        /// All of them serve, for the first time.
        case complete
        /// None runs any more; why, where that was not asked for.
        case over(failure: String?)
    }

    private enum State: Equatable {
        case waiting, starting, serving, ending, gone
    }

    /// How long stopping may take in all.
    static let stopSeconds = 15.0
    private static let firstPause = 0.5
    private static let longestPause = 30.0

    private let topology: Topology
    private var states: [String: State]
    private var pauses: [String: Double] = [:]
    private var isStopping = false
    private var isComplete = false
    private var failure: String?

    init(_ topology: Topology) {
        self.topology = topology
        states = Dictionary(uniqueKeysWithValues: topology.nodes.map { ($0.name, .waiting) })
    }

    mutating func handle(_ event: Event) -> [Effect] {
        switch event {
        case .begin: startThoseBelow(nil)
        case .serves(let name): serves(name)
        case .ended(let name, let words): ended(name, words)
        case .cannotStart(let name, let reason): cannotStart(name, reason)
        case .pauseIsOver(let name): pauseIsOver(name)
        case .stop: stop()
        case .timeIsUp: timeIsUp()
        }
    }

    private mutating func startThoseBelow(_ parent: String?) -> [Effect] {
        let names = topology.nodes.filter { $0.parent == parent }.map(\.name)
        return names.filter { states[$0] == .waiting }.map { name in
            states[name] = .starting
            return .start(name)
        }
    }

    private mutating func serves(_ name: String) -> [Effect] {
        guard states[name] == .starting else { return [] }
        states[name] = .serving
        pauses[name] = nil
        guard !isComplete else { return [] }
        let count = states.values.count { $0 == .serving }
        var effects: [Effect] = [.show(name, count: count)] + startThoseBelow(name)
        if count == states.count {
            isComplete = true
            effects.append(.complete)
        }
        return effects
    }

    private mutating func ended(_ name: String, _ words: String) -> [Effect] {
        guard !isStopping else {
            states[name] = .gone
            return endThoseWithoutChildren() + overIfEmpty()
        }
        guard isComplete else {
            states[name] = .gone
            let said = words.isEmpty ? "" : ": \(words)"
            return fail("the node \(name) ended before it served\(said)")
        }
        return startAgain(name)
    }

    private mutating func cannotStart(_ name: String, _ reason: String) -> [Effect] {
        guard isComplete, !isStopping else {
            states[name] = .gone
            return isStopping
                ? endThoseWithoutChildren() + overIfEmpty()
                : fail("the node \(name) cannot start: \(reason)")
        }
        return startAgain(name)
    }

    /// A node that is killed comes back, as a service manager would have it; one that cannot run
    /// does not keep the machine busy.
    private mutating func startAgain(_ name: String) -> [Effect] {
        states[name] = .waiting
        let pause = pauses[name].map { min($0 * 2, Self.longestPause) } ?? Self.firstPause
        pauses[name] = pause
        return [.pause(name, seconds: pause)]
    }

    private mutating func pauseIsOver(_ name: String) -> [Effect] {
        guard !isStopping, states[name] == .waiting else { return [] }
        states[name] = .starting
        return [.start(name)]
    }

    private mutating func fail(_ reason: String) -> [Effect] {
        failure = failure ?? reason
        return stop()
    }

    private mutating func stop() -> [Effect] {
        guard !isStopping else { return [] }
        isStopping = true
        for (name, state) in states where state == .waiting { states[name] = .gone }
        return [.setDeadline(seconds: Self.stopSeconds)] + endThoseWithoutChildren() + overIfEmpty()
    }

    /// Children first: what a node still has to tell its parent gets there.
    private mutating func endThoseWithoutChildren() -> [Effect] {
        let running = topology.nodes.filter { states[$0.name] != .gone }
        let parents = Set(running.compactMap(\.parent))
        return running.map(\.name)
            .filter { !parents.contains($0) && states[$0] != .ending }
            .map { name in
                states[name] = .ending
                return .askToEnd(name)
            }
    }

    private func overIfEmpty() -> [Effect] {
        states.values.allSatisfy { $0 == .gone } ? [.over(failure: failure)] : []
    }

    private func timeIsUp() -> [Effect] {
        guard isStopping else { return [] }
        return topology.nodes.map(\.name).filter { states[$0] != .gone }.map { .kill($0) }
    }
}
