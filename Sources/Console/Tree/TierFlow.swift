package import Wire

/// What passed through all nodes of a tier in the last hour.
package struct TierFlow: Equatable, Sendable {
    package let tier: String
    package private(set) var nodes = 0
    package private(set) var flow = Flow()
    /// The entries whose figures these are, for telling how many of them are old.
    private(set) var branches: [Branch] = []
    /// How far from the root its nodes hang on average; what orders the tiers.
    private var depths = 0

    private init(_ tier: String) {
        self.tier = tier
    }

    /// Returns the tiers of a tree with their sums, the lowest first.
    static func tiers(of branches: [Branch]) -> [TierFlow] {
        var places: [String: Int] = [:]
        var tiers: [TierFlow] = []
        for branch in branches where branch.isNode {
            let name = branch.entry.tier
            let place = places[name] ?? tiers.count
            if place == tiers.count {
                places[name] = place
                tiers.append(TierFlow(name))
            }
            tiers[place].add(branch)
        }
        return tiers.enumerated().sorted {
            let (left, right) = ($0.element.meanDepth, $1.element.meanDepth)
            return left == right ? $0.offset > $1.offset : left > right
        }.map(\.element)
    }

    private var meanDepth: Double { Double(depths) / Double(max(1, nodes)) }

    private mutating func add(_ branch: Branch) {
        nodes += 1
        depths += branch.depth
        branches.append(branch)
        let more = branch.entry.flow
        flow.asked += more.asked
        flow.answeredHere += more.answeredHere
        flow.passedUp += more.passedUp
        flow.cameBack += more.cameBack
    }

    /// Returns how many of its nodes say nothing any more.
    func silentCount(at moment: Moment) -> Int {
        branches.count { Presence($0.entry, at: moment)?.isSilent == true }
    }
}
