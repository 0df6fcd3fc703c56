package import Wire

/// The tree as the node told it last, in the order in which it is walked.
///
/// Everything that asks for the whole tree is worked out here, once, so that keys and frames only
/// touch what they show.
package struct TreePicture: Equatable, Sendable {
    /// Each entry right before what hangs below it; siblings in the node's order.
    package let branches: [Branch]
    /// Into `branches`; nil while the node has not told of itself.
    private let ownPlace: Int?
    /// Into the entries as they were told, by id, and from there into `branches`.
    private let indices: [String: Int]
    private let places: [Int]
    /// How many nodes there are, this one included.
    package let nodeCount: Int
    /// What passed through each tier in the last hour, the lowest tier first.
    package let tiers: [TierFlow]

    package static let empty = TreePicture(Tree(entries: []))

    package init(_ tree: Tree) {
        let order = TreeOrder(tree.entries)
        let own = order.places.first { tree.entries[$0.entry].kind == .this }.map(\.place)
        let below = own.map { $0 + 1..<$0 + order.places[$0].size } ?? 0..<0
        branches = order.places.map { place in
            let entry = tree.entries[place.entry]
            return Branch(
                entry, depth: place.depth, size: place.size,
                above: place.above.map { tree.entries[$0].name } ?? "",
                isBelow: entry.kind == .node && below.contains(place.place))
        }
        ownPlace = own
        indices = order.indices
        places = order.placeOfEntry
        nodeCount = branches.count(where: \.isNode)
        tiers = TierFlow.tiers(of: branches)
    }

    /// The entry of the node that is looked at.
    package var this: Branch? { ownPlace.map { branches[$0] } }

    /// The entry of its parent.
    package var parent: Branch? {
        this?.entry.parent.flatMap { self[$0] }.flatMap { $0.isNode ? $0 : nil }
    }

    package subscript(id: String) -> Branch? { indices[id].map { branches[places[$0]] } }

    /// The entries that something hangs below.
    var parents: Set<String> {
        Set(branches.lazy.filter(\.hasChildren).map(\.entry.id))
    }

    /// Returns the tree as lines, without what is folded away.
    func rows(folded: Set<String>) -> [TreeRow] {
        guard !folded.isEmpty else { return branches.map { TreeRow($0) } }
        var rows: [TreeRow] = []
        var place = 0
        while place < branches.count {
            let branch = branches[place]
            let isFolded = branch.hasChildren && folded.contains(branch.entry.id)
            rows.append(TreeRow(branch, isFolded: isFolded))
            place += isFolded ? branch.size : 1
        }
        return rows
    }

    /// Returns every entry as a line of its own, for a list that is filtered or sorted.
    var flatRows: [TreeRow] { branches.map { TreeRow($0, isFlat: true) } }
}

/// The order in which a tree is walked, found in one pass however deep and wide it is.
///
/// Entries that hang in a circle or below something unknown begin at the left; an id that comes
/// twice counts once.
private struct TreeOrder {
    struct Place {
        let entry: Int
        let place: Int
        let depth: Int
        let above: Int?
        var size = 1
    }

    private(set) var places: [Place] = []
    private(set) var indices: [String: Int] = [:]

    init(_ entries: [TreeEntry]) {
        indices.reserveCapacity(entries.count)
        var isKnown = [Bool](repeating: false, count: entries.count)
        for (index, entry) in entries.enumerated() where indices[entry.id] == nil {
            indices[entry.id] = index
            isKnown[index] = true
        }
        var links = Links(count: entries.count)
        for index in entries.indices.reversed() where isKnown[index] {
            let parent = entries[index].parent.flatMap { indices[$0] }
            links.hang(index, below: parent == index ? nil : parent)
        }
        places.reserveCapacity(entries.count)
        var isPlaced = isKnown.map { !$0 }
        walk(from: links.firstRoot, links, &isPlaced)
        for index in entries.indices where !isPlaced[index] {
            walk(from: index, links, &isPlaced)
        }
        sumSizes()
    }

    /// By the place in which the entry was told.
    var placeOfEntry: [Int] {
        var all = [Int](repeating: 0, count: (places.map(\.entry).max() ?? -1) + 1)
        for place in places { all[place.entry] = place.place }
        return all
    }

    private mutating func walk(from start: Int, _ links: Links, _ isPlaced: inout [Bool]) {
        var open: [Int] = []
        var next = start
        while next >= 0 {
            if !isPlaced[next] {
                isPlaced[next] = true
                let above = open.last.map { places[$0].entry }
                places.append(
                    Place(entry: next, place: places.count, depth: open.count, above: above))
                if links.firstChild[next] >= 0 {
                    open.append(places.count - 1)
                    next = links.firstChild[next]
                    continue
                }
            }
            next = following(next, links, &open, start)
        }
    }

    /// Returns the sibling, or that of the nearest entry above that has one; -1 behind the last.
    private func following(
        _ index: Int, _ links: Links, _ open: inout [Int], _ start: Int
    ) -> Int {
        var index = index
        while links.nextSibling[index] < 0 || (index == start && start != links.firstRoot) {
            guard let last = open.popLast() else { return -1 }
            index = places[last].entry
        }
        return links.nextSibling[index]
    }

    private mutating func sumSizes() {
        var open: [Int] = []
        for place in places.indices {
            while let last = open.last, places[last].depth >= places[place].depth {
                close(open.removeLast(), open.last)
            }
            open.append(place)
        }
        while let last = open.popLast() { close(last, open.last) }
    }

    private mutating func close(_ place: Int, _ above: Int?) {
        if let above { places[above].size += places[place].size }
    }
}

/// Who hangs below whom, without a list for each.
private struct Links {
    private(set) var firstChild: [Int]
    private(set) var nextSibling: [Int]
    private(set) var firstRoot = -1

    init(count: Int) {
        firstChild = [Int](repeating: -1, count: count)
        nextSibling = firstChild
    }

    /// Puts an entry before those that were hung there already.
    mutating func hang(_ index: Int, below parent: Int?) {
        if let parent {
            nextSibling[index] = firstChild[parent]
            firstChild[parent] = index
        } else {
            nextSibling[index] = firstRoot
            firstRoot = index
        }
    }
}
