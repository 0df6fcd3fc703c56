import Foundation
import Synchronization

/// Carries faults out, each on nodes that no other fault is at.
final class Saboteur: Sendable {
    private struct State {
        var next = 0
        var occupied: Set<String> = []
        /// Copies of folders, taken while their nodes were stopped, by node, and when.
        var copies: [String: (folder: String, at: Double)] = [:]
    }

    private let forest: Forest
    private let ledger: Ledger
    private let steward: Steward
    private let labeller: Labeller
    private let plan: FaultPlan
    private let state = Mutex(State())

    init(
        _ plan: FaultPlan, _ forest: Forest, _ ledger: Ledger, _ steward: Steward,
        _ labeller: Labeller
    ) {
        self.plan = plan
        self.forest = forest
        self.ledger = ledger
        self.steward = steward
        self.labeller = labeller
    }

    /// Carries the plan out in its order; several may run at once.
    func run() throws {
        while let fault = take() {
            let nodes = Self.nodes(of: fault, in: forest.tree)
            occupy(nodes)
            defer { leave(nodes) }
            if ProcessInfo.processInfo.environment["TORTURE_VERBOSE"] != nil {
                Tool.say("  \(fault)")
            }
            try perform(fault)
            ledger.did(fault)
        }
    }

    private func take() -> Fault? {
        state.withLock { state in
            guard state.next < plan.faults.count else { return nil }
            defer { state.next += 1 }
            return plan.faults[state.next]
        }
    }

    /// Which nodes a fault needs for itself: a node that is down cannot be stopped.
    private static func nodes(of fault: Fault, in tree: TortureTree) -> Set<String> {
        if fault.kind.isOfLink { return ["\(fault.target) link"] }
        guard
            fault.kind == .rebootBoth || fault.kind == .killWhileFetching
                || fault.phase?.isOfDistribution == true,
            let parent = tree.parent(of: fault.target)
        else { return [fault.target] }
        return [fault.target, parent]
    }

    private func occupy(_ nodes: Set<String>) {
        while true {
            let isMine = state.withLock { state in
                guard state.occupied.isDisjoint(with: nodes) else { return false }
                state.occupied.formUnion(nodes)
                return true
            }
            if isMine { return }
            usleep(10_000)
        }
    }

    private func leave(_ nodes: Set<String>) {
        state.withLock { $0.occupied.subtract(nodes) }
    }

    private func perform(_ fault: Fault) throws {
        if fault.kind.isOfLink { return try disturb(fault) }
        let node = try forest.node(fault.target)
        switch fault.kind {
        case .killWhileAsked: try wait(2) { ledger.isBusy(fault.target) }
        case .killWhileAnswered: labelSomething()
        case .killWhileFetching:
            guard let parent = forest.tree.parent(of: fault.target) else { break }
            steward.retrain(at: parent)
            _ = steward.untilIdle(at: parent, seconds: 5)
        case .killWhileRetraining: steward.retrain(at: fault.target)
        case .kill: break
        default: return try trouble(node, fault)
        }
        rest(fault.strength * 0.15)
        kill(node)
        rest(fault.seconds / 2)
        try restart(node)
    }

    private func disturb(_ fault: Fault) throws {
        let proxy = try forest.proxy(above: fault.target)
        switch fault.kind {
        case .reset: proxy.reset()
        case .strand: proxy.strand(for: fault.seconds)
        case .replay: proxy.replay()
        case .cut where fault.strength < 0.5 && forest.namespaces.cut(fault.target):
            rest(fault.seconds * 2)
            forest.namespaces.join(fault.target)
        case .cut: proxy.set(Weather(isCut: true))
        case .freeze: proxy.set(Weather(isFrozen: true))
        case .delay: proxy.set(Weather(delay: 0.01 + 0.4 * fault.strength))
        default: proxy.set(Weather(bytesPerSecond: 300 + 5000 * fault.strength))
        }
        rest(fault.seconds)
        proxy.set(.fair)
    }

    private func trouble(_ node: TortureNode, _ fault: Fault) throws {
        switch fault.kind {
        case .pause:
            node.send(SIGSTOP)
            rest(fault.seconds * 2)
            node.send(SIGCONT)
        case .clockForward, .clockBack:
            let seconds = Int(pow(10, 1 + 5 * fault.strength))
            ClockShift.set(fault.kind == .clockBack ? -seconds : seconds, file: node.clockFile)
            rest(fault.seconds)
            ClockShift.set(0, file: node.clockFile)
        case .fullDisk:
            let start = Ledger.now
            node.limitFiles(to: Self.biggestFile(in: node.folder) + 8192)
            rest(fault.seconds * 2)
            node.limitFiles(to: nil)
            ledger.cutOff(node.name, since: start)
        case .phase: try Ambush(forest, ledger, steward, labeller).lie(in: node, fault)
        case .rebootBoth: try rebootBoth(node, fault)
        case .restore: try restore(node, fault)
        default:
            node.stop()
            rest(fault.seconds)
            try restart(node)
        }
    }

    /// The child is up alone for a while, then down while its parent comes back.
    private func rebootBoth(_ child: TortureNode, _ fault: Fault) throws {
        let parent = try forest.node(forest.tree.parent(of: child.name) ?? "")
        kill(parent)
        kill(child)
        try restart(child)
        rest(fault.seconds)
        kill(child)
        try restart(parent)
        try restart(child)
    }

    /// Takes a copy the first time, and goes back to it later: yesterday's backup.
    private func restore(_ node: TortureNode, _ fault: Fault) throws {
        node.stop()
        let files = FileManager.default
        let copy = state.withLock { $0.copies[node.name] }
        if let copy {
            try files.removeItem(atPath: node.folder)
            try files.copyItem(atPath: copy.folder, toPath: node.folder)
            let life = copy.at...Ledger.now
            ledger.change { $0.forgotten[node.name, default: []].append(life) }
        }
        if copy == nil || fault.strength < 0.3 {
            let fresh = "\(node.folder).copy"
            // The first time there is none.
            try? files.removeItem(atPath: fresh)
            try files.copyItem(atPath: node.folder, toPath: fresh)
            state.withLock { $0.copies[node.name] = (fresh, Ledger.now) }
        }
        try restart(node)
    }

    private func restart(_ node: TortureNode) throws {
        try node.start()
        try node.untilServing()
    }

    private func kill(_ node: TortureNode) {
        node.kill()
        ledger.cutOff(node.name)
    }

    private func labelSomething() {
        labeller.labelSomething(at: forest.tree.top)
    }

    private func wait(_ seconds: Double, until isSo: () -> Bool) throws {
        let deadline = Date().addingTimeInterval(seconds)
        while !isSo(), Date() < deadline { usleep(200) }
    }

    private func rest(_ seconds: Double) { usleep(UInt32(seconds * 1e6)) }

    private static func biggestFile(in folder: String) -> Int {
        // Files come and go while the node runs.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name in
            let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            return facts?[.size] as? Int
        }.max() ?? 0
    }
}
