import Learning
import Node

/// What goes wrong in one run, in which order: the same seed, the same plan.
package struct FaultPlan: Equatable, Sendable {
    package let faults: [Fault]

    /// Draws a plan.
    ///
    /// - Parameters:
    ///   - count: how many faults.
    ///   - tree: whom they may hit.
    ///   - seed: what they are drawn by.
    ///   - kinds: those that this machine can do.
    package init(
        _ count: Int, tree: TortureTree, seed: UInt64,
        kinds: [Fault.Kind] = Fault.Kind.allCases
    ) {
        var generator = SeededGenerator(seed: seed)
        var deck = kinds.flatMap { Array(repeating: $0, count: $0.weight) }
        var phases: [Phase] = []
        faults = (0..<count).map { number in
            // A deck is dealt to its end before it is shuffled again: every kind comes.
            if number % deck.count == 0 { generator.shuffle(&deck) }
            guard deck[number % deck.count] == .phase else {
                return Self.fault(deck[number % deck.count], nil, tree: tree, &generator)
            }
            if phases.isEmpty {
                phases = Phase.allCases
                generator.shuffle(&phases)
            }
            return Self.fault(.phase, phases.removeLast(), tree: tree, &generator)
        }
    }

    private static func fault(
        _ kind: Fault.Kind, _ phase: Phase?, tree: TortureTree,
        _ generator: inout SeededGenerator
    ) -> Fault {
        let among =
            switch kind {
            case .phase: candidates(for: phase, tree)
            case .killWhileFetching, .rebootBoth: tree.links
            case .killWhileAsked: tree.leaves
            case .restore: tree.parents
            default: kind.isOfLink ? tree.links : tree.names
            }
        return Fault(
            kind: kind, target: among[generator.next(below: among.count)],
            seconds: 0.05 + 1.2 * unit(&generator), strength: unit(&generator),
            phase: phase)
    }

    private static func candidates(for phase: Phase?, _ tree: TortureTree) -> [String] {
        switch phase?.place {
        case .leaf: tree.leaves
        case .child: tree.links
        case .parent: tree.parents
        case .anywhere, nil: tree.names
        }
    }

    private static func unit(_ generator: inout SeededGenerator) -> Double {
        Double(generator.next(below: 1 << 20)) / Double(1 << 20)
    }
}
