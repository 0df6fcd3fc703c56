/// Where the parts of the label screen stand.
struct LabelLayout: Equatable {
    /// What is asked: image, text, fields.
    private(set) var question = Layout.nowhere
    /// What the model makes of it; of no size where there is no room.
    private(set) var model = Layout.nowhere
    /// The keys that label.
    private(set) var keys = Layout.nowhere
    /// Solved questions that resemble this one.
    private(set) var similar = Layout.nowhere
    /// Whether `similar` is a box and not just a line.
    private(set) var hasSimilarBox = false

    init(_ area: Area, isQuestionLarge: Bool) {
        if area.rows < 13, area.columns >= 36 {
            pair(area)
            return
        }
        if area.columns < 60 {
            stack(area)
            return
        }
        hasSimilarBox = area.rows >= 28
        let below = hasSimilarBox ? min(10, area.rows / 5) : area.rows >= 17 ? 2 : 1
        let rows = area.rows - below
        let left = area.columns * (isQuestionLarge ? 58 : 42) / 100
        let ranking = rows * (rows >= 24 ? 45 : 40) / 100
        func place(_ column: Int, _ row: Int, _ columns: Int, _ rows: Int) -> Area {
            Area(
                column: area.column + column, row: area.row + row, columns: columns, rows: rows)
        }
        question = place(0, 0, left, rows)
        model = place(left, 0, area.columns - left, ranking)
        keys = place(left, ranking, area.columns - left, rows - ranking)
        similar = place(0, rows, area.columns, below)
    }

    /// Short: the question beside the keys.
    private mutating func pair(_ area: Area) {
        let left = area.columns * 45 / 100
        question = Area(column: area.column, row: area.row, columns: left, rows: area.rows)
        keys = Area(
            column: area.column + left, row: area.row, columns: area.columns - left,
            rows: area.rows)
    }

    /// Narrow: the question over the keys.
    private mutating func stack(_ area: Area) {
        let upper = area.rows / 2
        question = Area(
            column: area.column, row: area.row, columns: area.columns, rows: upper)
        keys = Area(
            column: area.column, row: area.row + upper, columns: area.columns,
            rows: area.rows - upper)
    }
}
