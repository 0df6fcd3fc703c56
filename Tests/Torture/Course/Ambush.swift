import Foundation
import Node

/// Lies in wait for a node in a phase, and has it end there as by `kill -9`.
struct Ambush {
    /// How long a phase is waited for that does not come.
    private static let patience = 6.0

    private let forest: Forest
    private let ledger: Ledger
    private let steward: Steward
    private let labeller: Labeller

    init(_ forest: Forest, _ ledger: Ledger, _ steward: Steward, _ labeller: Labeller) {
        self.forest = forest
        self.ledger = ledger
        self.steward = steward
        self.labeller = labeller
    }

    /// Starts the node anew so that it ends itself, brings the phase about, and starts it again.
    func lie(in node: TortureNode, _ fault: Fault) throws {
        guard let phase = fault.phase else { return }
        let start = Ledger.now
        node.kill()
        let count = phase.isOfTraffic ? 1 + Int(4 * fault.strength) : 1
        try node.start(stopAt: "\(phase.rawValue):\(count)")
        // It may be over before it serves.
        try? node.untilServing(seconds: Self.patience)
        let deadline = Date().addingTimeInterval(Self.patience)
        var round = 0
        while !node.hasEnded, Date() < deadline {
            if round % 40 == 0 { provoke(phase, at: node.name, isFirst: round == 0) }
            round += 1
            usleep(25_000)
        }
        let isHit = node.hasEnded
        ledger.change { entries in
            if isHit {
                entries.phases[phase, default: 0] += 1
            } else {
                entries.missedPhases[phase, default: 0] += 1
            }
        }
        node.kill()
        ledger.cutOff(node.name, since: start)
        usleep(UInt32(fault.seconds * 0.2e6))
        try node.start()
        try node.untilServing()
    }

    private func provoke(_ phase: Phase, at name: String, isFirst: Bool) {
        switch phase {
        case .labelKept: labeller.labelSomething(at: name)
        case .wordsTaken:
            let children = forest.tree.children(of: name)
            labeller.labelSomething(at: children.randomElement() ?? name)
        case .jobBegun, .modelTrained, .candidateSaved: if isFirst { steward.retrain(at: name) }
        case .promoted: bringVersion(at: name, isFirst: isFirst)
        case .offerKept, .parcelGrew, .parcelFetched, .baseKept:
            bringVersion(at: forest.tree.parent(of: name) ?? name, isFirst: isFirst)
        default: break
        }
    }

    private func bringVersion(at name: String, isFirst: Bool) {
        steward.promote(at: name)
        if isFirst { steward.retrain(at: name) }
    }
}
