/// What an operator does to a list, whichever it is.
enum ListChange {
    case move(by: Int)
    case select(Int)
    case extend(by: Int)
    case toggleMark, range, markAll, clearMarks
    case filter(Filter)
    case sort(Sort?)
}

extension RowList {
    mutating func apply(_ change: ListChange, at moment: Moment) {
        switch change {
        case .move(let lines): select(position + lines)
        case .select(let place): select(place)
        case .extend(let lines): extend(to: position + lines)
        case .toggleMark: toggleMark()
        case .range: toggleRange()
        case .markAll: markAll()
        case .clearMarks: clearMarks()
        case .filter(let filter): setFilter(filter, at: moment)
        case .sort(let sort): setSort(sort, at: moment)
        }
    }

    var summary: ListSummary {
        ListSummary(
            position: position, total: total, whole: loadedTotal, top: top, marks: marks.count,
            filter: filter, sort: sort, columns: Row.columns.map(\.name))
    }
}

/// What can be said of a list without knowing what its rows are.
struct ListSummary {
    let position: Int
    let total: Int
    /// The length without the filter.
    let whole: Int
    let top: Int
    let marks: Int
    let filter: Filter
    let sort: Sort?
    let columns: [String]

    /// `2/14`, or nothing for an empty list.
    var place: String { total == 0 ? "" : "\(position + 1)/\(total)" }
}

extension ConsoleState {
    mutating func change(_ pane: Pane, _ change: ListChange) {
        let moment = moment
        switch pane {
        case .tiers: changeTiers(change, at: moment)
        case .versions: versions.apply(change, at: moment)
        case .questions:
            if isAnsweredShown {
                answered.apply(change, at: moment)
            } else {
                questions.apply(change, at: moment)
            }
        case .jobs: jobs.apply(change, at: moment)
        case .events:
            if case .filter(let filter) = change, !filter.isEmpty { lastEventFilter = filter }
            if isAuditShown {
                audit.apply(change, at: moment)
            } else {
                events.apply(change, at: moment)
                isFollowing = events.position >= events.total - 1
            }
        }
    }

    /// A list that is filtered or sorted is of all entries; the tree only of those not folded away.
    private mutating func changeTiers(_ change: ListChange, at moment: Moment) {
        switch change {
        case .filter(let filter):
            let isTree = tiers.filter.isEmpty && tiers.sort == nil
            if isTree, !filter.isEmpty { tiers.load(node.tree.flatRows, at: moment) }
            tiers.apply(change, at: moment)
            if !isTree, tiers.filter.isEmpty, tiers.sort == nil { arrangeTree() }
        case .sort:
            tiers.apply(change, at: moment)
            arrangeTree()
        default:
            tiers.apply(change, at: moment)
        }
    }

    func summary(_ pane: Pane) -> ListSummary {
        switch pane {
        case .tiers: tiers.summary
        case .versions: versions.summary
        case .questions: isAnsweredShown ? answered.summary : questions.summary
        case .jobs: jobs.summary
        case .events: isAuditShown ? audit.summary : events.summary
        }
    }
}
