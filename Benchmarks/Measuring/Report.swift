import Foundation

/// The figures of one run, as a table or as JSON.
struct Report {
    private(set) var figures: [Figure] = []
    /// What could not be measured and why, a sentence each.
    private(set) var notes: [String] = []
    private let isJSON: Bool

    init(isJSON: Bool) {
        self.isJSON = isJSON
    }

    /// Begins a section of the table.
    func begin(_ section: Section) {
        guard !isJSON else { return }
        if section == .asking {
            show(
                Self.row(
                    ["", "measured", "beside, in the same run", "", "ratio", "limit", "of limit"]))
        }
        show("\(section.title)")
    }

    /// Takes a figure in and, unless JSON is wanted, prints its row at once.
    mutating func add(_ figure: Figure) {
        figures.append(figure)
        guard !isJSON else { return }
        show(
            Self.row([
                "  " + figure.name, figure.unit.text(figure.value), figure.peer?.name ?? "",
                figure.peer.map { figure.unit.text($0.value) } ?? "",
                figure.ratio.map { NumberText.short($0) + "×" } ?? "",
                figure.limit.map { (figure.unit.isRate ? "≥ " : "≤ ") + figure.unit.text($0) }
                    ?? "",
                Self.verdict(figure),
            ]))
    }

    mutating func note(_ sentence: String) {
        notes.append(sentence)
        if !isJSON { show("  (\(sentence))") }
    }

    /// Prints what is left to print at the end of the run.
    func finish(seconds: Double) throws {
        guard isJSON else {
            let over = figures.count { $0.isWithinLimit == false }
            show("\(figures.count) figures in \(Int(seconds)) s; \(over) over their limit")
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let run = Run(seconds: seconds, figures: figures, notes: notes)
        show(String(decoding: try encoder.encode(run), as: UTF8.self))
    }

    /// Writes a line at once, so that a run can be watched through a pipe.
    private func show(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private struct Run: Encodable {
        var seconds: Double
        var figures: [Figure]
        var notes: [String]
    }

    private static func verdict(_ figure: Figure) -> String {
        guard let isWithin = figure.isWithinLimit else { return "" }
        let ratio = figure.limitRatio.map { NumberText.short($0) + "×" } ?? ""
        return isWithin ? ratio + " ok" : ratio + " OVER"
    }

    /// Text columns to the left, numbers to the right.
    private static func row(_ cells: [String]) -> String {
        let widths = [46, 14, 33, 14, 8, 12, 14]
        let isText = [true, false, true, false, false, false, false]
        var line = ""
        for (index, cell) in cells.enumerated() {
            let blanks = String(repeating: " ", count: max(0, widths[index] - cell.count))
            line += isText[index] ? cell + blanks : blanks + cell
            line += "  "
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
