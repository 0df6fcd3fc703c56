/// How trees are grown: large for what can be told with certainty, small for what is uncertain.
package struct TreeShape: Equatable, Sendable {
    /// Leaves of a tree at most, in 2...4096.
    package var leaves: Int
    /// Questions from a root to a leaf at most, in 1...32.
    package var depth: Int
    /// The least doubt that either side of a split holds, above 0; an example's doubt is its weight
    /// times 1 − Σ p², at first nearly its weight, and next to nothing once it is told.
    package var leastDoubt: Float
    /// How much of the step that the leaves' examples ask for is taken, in 0...1.
    package var rate: Float

    package init(leaves: Int, depth: Int, leastDoubt: Float, rate: Float) {
        self.leaves = leaves
        self.depth = depth
        self.leastDoubt = leastDoubt
        self.rate = rate
    }

    /// For classes that hardly overlap: leaves of few examples are right.
    package static let large = TreeShape(leaves: 256, depth: 24, leastDoubt: 0.05, rate: 0.15)
    /// For classes that overlap: leaves of few examples would learn chance.
    package static let small = TreeShape(leaves: 16, depth: 8, leastDoubt: 4, rate: 0.1)

    /// The shape with its values brought into their ranges.
    var sound: TreeShape {
        TreeShape(
            leaves: max(2, min(4096, leaves)), depth: max(1, min(BoostedTrees.mostDepth, depth)),
            leastDoubt: leastDoubt > 0 ? leastDoubt : Self.large.leastDoubt,
            rate: rate > 0 && rate <= 1 ? rate : Self.large.rate)
    }
}
