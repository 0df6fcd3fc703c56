internal import Wire

extension ConsoleState {
    /// Moves the selection, or what is on screen of an opened view; nil for other commands.
    mutating func runMoving(_ command: Command) -> [Effect]? {
        let page = max(1, detail == nil ? listArea(focus).rows : layout.detail.rows - 2)
        switch command {
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .pageUp: move(by: -page)
        case .pageDown: move(by: page)
        case .halfUp: move(by: -max(1, page / 2))
        case .halfDown: move(by: max(1, page / 2))
        case .top: move(by: -Self.far)
        case .bottom: move(by: Self.far)
        case .rankingUp: moveRanking(by: -1)
        case .rankingDown: moveRanking(by: 1)
        case .textUp: labelling.textTop = max(0, labelling.textTop - 5)
        case .textDown: labelling.textTop = min(labelling.textTop + 5, lastTextLine)
        case .fold: fold()
        case .unfold: unfold()
        case .foldAll: foldAll()
        default: return nil
        }
        return []
    }

    private static let far = 1_000_000_000

    private mutating func move(by lines: Int) {
        if detail == nil {
            change(focus, .move(by: lines))
        } else if detail == .credentials {
            credentials.apply(.move(by: lines), at: moment)
        } else {
            detailTop = max(0, min(detailLength - 1, detailTop + lines))
        }
    }

    /// The last line that the question's text can begin with.
    private var lastTextLine: Int {
        let columns = max(1, labelLayout.question.columns - 4)
        let texts = labelling.currentDetail?.fields.compactMap { field in
            if field.kind == .text, case .text(let text) = field.content { text } else { nil }
        }
        return texts?.reduce(0) { $0 + Canvas.wrapped($1, columns: columns).count } ?? 0
    }

    private mutating func moveRanking(by lines: Int) {
        let shown = labelling.currentDetail
        let count =
            labelling.isRouteShown
            ? shown.map { routeLines($0, labelLayout.model.columns - 4).count } ?? 0
            : shown?.ranking.count ?? 0
        labelling.rankingTop = max(0, min(count - 1, labelling.rankingTop + lines))
    }

    /// Folds the entry, or goes up to what it hangs under.
    private mutating func fold() {
        guard let row = tiers.selected else { return }
        if row.branch.hasChildren, !row.isFolded, !row.isFlat {
            folded.insert(row.id)
            arrangeTree()
        } else if let parent = row.entry.parent {
            tiers.select(id: parent)
        }
    }

    private mutating func unfold() {
        guard let row = tiers.selected else { return }
        folded.remove(row.id)
        arrangeTree()
    }

    private mutating func foldAll() {
        folded = folded.isEmpty ? node.tree.parents : []
        arrangeTree()
    }
}
