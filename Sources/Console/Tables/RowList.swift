/// The rows of one pane with what the operator did to them: filter, sort, marks, selection.
///
/// The selection is a row's id, so that it stays with its row while rows come and go; where the
/// row is gone, its place is kept. A list may hold a stretch of a longer one: `base` is then the
/// place of the first row and `total` the length of all.
package struct RowList<Row: TableRow>: Equatable, Sendable {
    /// What passes the filter, sorted.
    package private(set) var rows: [Row] = []
    package private(set) var base = 0
    package private(set) var total = 0
    /// The selected place, from 0; 0 when there are no rows.
    package private(set) var position = 0
    /// Nil when there are no rows, or while the selected place is not loaded.
    package private(set) var selectedID: Row.ID?
    package private(set) var marks: Set<Row.ID> = []
    package private(set) var filter = Filter.none
    package private(set) var sort: Sort?
    /// The first place on screen.
    package private(set) var top = 0
    private var loaded: [Row] = []
    /// How many there are without the filter, as far as it works here.
    package private(set) var loadedTotal = 0
    /// Where a range began; nil while none is being made.
    private var anchor: Int?
    /// Whether the node sorts and searches; the list then keeps its order.
    private let isStretch: Bool

    package init(sort: Sort? = nil, isStretch: Bool = false) {
        self.sort = sort
        self.isStretch = isStretch
    }

    package var isEmpty: Bool { total == 0 }
    package var selected: Row? { row(at: position) }

    /// Returns the row at a place of the whole list; nil where none is loaded.
    package func row(at place: Int) -> Row? {
        rows.indices.contains(place - base) ? rows[place - base] : nil
    }

    /// The marked rows; the selected one when none is marked.
    package var chosen: [Row] {
        marks.isEmpty ? (selected.map { [$0] } ?? []) : rows.filter { marks.contains($0.id) }
    }

    /// Selects the next row that fits, in the direction of the sign, around the end.
    ///
    /// - Returns: whether there is one.
    mutating func selectNext(by step: Int, where fits: (Row) -> Bool) -> Bool {
        guard !rows.isEmpty else { return false }
        for away in 1...rows.count {
            let place = (position - base + away * step) % rows.count
            let index = place < 0 ? place + rows.count : place
            guard fits(rows[index]) else { continue }
            select(base + index)
            return true
        }
        return false
    }

    /// Returns the first row that fits, whether the filter shows it or not.
    func firstLoaded(where fits: (Row) -> Bool) -> Row? {
        loaded.first(where: fits)
    }

    /// Takes rows that were read anew.
    package mutating func load(_ new: [Row], base: Int = 0, total: Int? = nil, at moment: Moment) {
        loaded = new
        loadedTotal = total ?? new.count
        self.base = base
        arrange(at: moment)
    }

    /// Takes away rows that the operator has just dealt with, before the node says so.
    package mutating func drop(_ id: Row.ID, at moment: Moment) {
        guard loaded.contains(where: { $0.id == id }) else { return }
        loaded.removeAll { $0.id == id }
        loadedTotal -= 1
        marks.remove(id)
        arrange(at: moment)
    }

    package mutating func setFilter(_ filter: Filter, at moment: Moment) {
        self.filter = Filter(filter.text, columns: Row.columns.map(\.name))
        arrange(at: moment)
    }

    package mutating func setSort(_ sort: Sort?, at moment: Moment) {
        self.sort = sort
        arrange(at: moment)
    }

    /// Selects a place, moved to the nearest that there is.
    package mutating func select(_ place: Int) {
        position = max(0, min(total - 1, place))
        selectedID = row(at: position)?.id
    }

    /// Selects a row by its id, if it is there.
    package mutating func select(id: Row.ID) {
        guard let index = rows.firstIndex(where: { $0.id == id }) else { return }
        select(base + index)
    }

    /// Moves what is on screen so that the selection is, in that many lines.
    package mutating func scroll(height: Int) {
        let height = max(1, height)
        top = max(0, min(top, total - height))
        if position < top { top = position }
        if position >= top + height { top = max(0, position - height + 1) }
    }
}

extension RowList {
    package mutating func toggleMark() {
        anchor = nil
        guard let id = selectedID else { return }
        if marks.remove(id) == nil { marks.insert(id) }
        select(position + 1)
    }

    /// Marks the rows between the selection and where it goes.
    package mutating func extend(to place: Int) {
        let from = position
        select(place)
        for place in min(from, position)...max(from, position) {
            if let row = row(at: place) { marks.insert(row.id) }
        }
    }

    /// Begins a range at the selection, or marks the range that was begun.
    package mutating func toggleRange() {
        guard let from = anchor else {
            anchor = position
            if let id = selectedID { marks.insert(id) }
            return
        }
        anchor = nil
        let last = position
        select(from)
        extend(to: last)
    }

    package mutating func markAll() {
        marks = Set(rows.map(\.id))
    }

    package mutating func clearMarks() {
        anchor = nil
        marks = []
    }

    /// Applies filter and sort to what is loaded and finds the selection again.
    private mutating func arrange(at moment: Moment) {
        let shift = position - top
        if isStretch {
            rows = filter.hasOwnTerms ? loaded.filter { filter.matches($0, at: moment) } : loaded
            total = filter.hasOwnTerms ? rows.count : loadedTotal
            if filter.hasOwnTerms { base = 0 }
        } else {
            rows = filter.isEmpty ? loaded : loaded.filter { filter.matches($0, at: moment) }
            total = rows.count
            sortRows()
        }
        if !marks.isEmpty, !isStretch { marks.formIntersection(loaded.map(\.id)) }
        if let id = selectedID, let index = rows.firstIndex(where: { $0.id == id }) {
            position = base + index
            top = max(0, position - shift)
        } else {
            select(position)
        }
    }

    private mutating func sortRows() {
        guard let sort, let column = Row.columns.first(where: { $0.name == sort.column }) else {
            return
        }
        let keys = rows.map(column.key)
        let order = SortKey.order(of: keys, isDescending: sort.isDescending)
        rows = order.map { rows[$0] }
    }
}
