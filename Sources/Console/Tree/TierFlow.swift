package import Wire

/// What passed through all nodes of a tier in the last hour.
package struct TierFlow: Equatable, Sendable {
    package let tier: String
    package private(set) var nodes = 0
    package private(set) var flow = Flow()
    /// From when on each node is silent if nothing more is heard of it, the earliest first.
    private var silentFrom: [Timestamp] = []
    /// Those whose link is down or held.
    private var cutOff = 0
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
        for place in tiers.indices { tiers[place].silentFrom.sort() }
        return tiers.enumerated().sorted {
            let (left, right) = ($0.element.meanDepth, $1.element.meanDepth)
            return left == right ? $0.offset > $1.offset : left > right
        }.map(\.element)
    }

    /// Whether nothing of it hangs below another node: what it does not know is left to experts and
    /// people.
    var isTop: Bool { depths == 0 && nodes > 0 }

    private var meanDepth: Double { Double(depths) / Double(max(1, nodes)) }

    private mutating func add(_ branch: Branch) {
        nodes += 1
        depths += branch.depth
        let entry = branch.entry
        if entry.link == .lost || entry.link == .held {
            cutOff += 1
        } else if let limit = entry.staleAfter {
            silentFrom.append(entry.seen.advanced(bySeconds: limit))
        }
        let more = entry.flow
        flow.asked += more.asked
        flow.answeredHere += more.answeredHere
        flow.passedUp += more.passedUp
        flow.cameBack += more.cameBack
    }

    /// Returns how many of its nodes say nothing any more.
    ///
    /// Asked for at every frame: found by halving, whatever the number of nodes.
    func silentCount(at moment: Moment) -> Int {
        var low = 0
        var high = silentFrom.count
        while low < high {
            let middle = (low + high) / 2
            if silentFrom[middle] < moment.nodeNow { low = middle + 1 } else { high = middle }
        }
        return cutOff + low
    }
}
