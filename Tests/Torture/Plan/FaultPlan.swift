import Learning

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
        faults = (0..<count).map { number in
            // A deck is dealt to its end before it is shuffled again: every kind comes.
            if number % deck.count == 0 { generator.shuffle(&deck) }
            return Self.fault(deck[number % deck.count], tree: tree, &generator)
        }
    }

    private static func fault(
        _ kind: Fault.Kind, tree: TortureTree, _ generator: inout SeededGenerator
    ) -> Fault {
        let among =
            switch kind {
            case .killWhileFetching, .rebootBoth: tree.links
            case .killWhileAsked: tree.leaves
            case .restore: tree.parents
            default: kind.isOfLink ? tree.links : tree.names
            }
        return Fault(
            kind: kind, target: among[generator.next(below: among.count)],
            seconds: 0.05 + 1.2 * unit(&generator), strength: unit(&generator))
    }

    private static func unit(_ generator: inout SeededGenerator) -> Double {
        Double(generator.next(below: 1 << 20)) / Double(1 << 20)
    }
}
