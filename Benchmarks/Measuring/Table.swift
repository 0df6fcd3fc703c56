import Foundation

/// The figures of a whole run, as a table or as JSON.
struct Table {
    private var entries: [Entry] = []
    private var notes: [String] = []
    private var section = ""
    private let isJSON: Bool

    private struct Entry: Encodable {
        var section: String
        var figure: Figure
        var ratio: Double?
        var limitRatio: Double?
        var isWithinLimit: Bool?
    }

    private struct Run: Encodable {
        var seconds: Double
        var figures: [Entry]
        var notes: [String]
    }

    init(isJSON: Bool) {
        self.isJSON = isJSON
    }

    mutating func begin(_ section: Section) {
        self.section = section.rawValue
        guard !isJSON else { return }
        if entries.isEmpty {
            show(
                Self.row(
                    ["", "measured", "beside, in the same run", "", "ratio", "limit", "of limit"]))
        }
        show(section.title)
    }

    /// Takes in what a section reports and, unless JSON is wanted, shows it at once.
    mutating func add(_ line: Report.Line) {
        switch line {
        case .note(let sentence):
            notes.append(sentence)
            if !isJSON { show("  (\(sentence))") }
        case .figure(let figure):
            entries.append(
                Entry(
                    section: section, figure: figure, ratio: figure.ratio,
                    limitRatio: figure.limitRatio, isWithinLimit: figure.isWithinLimit))
            if !isJSON { show(Self.row(of: figure)) }
        }
    }

    /// Shows what is left to show at the end of the run.
    func finish(seconds: Double) throws {
        guard isJSON else {
            let over = entries.count { $0.isWithinLimit == false }
            show("\(entries.count) figures in \(Int(seconds)) s; \(over) over their limit")
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let run = Run(seconds: seconds, figures: entries, notes: notes)
        show(String(decoding: try encoder.encode(run), as: UTF8.self))
    }

    private func show(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    private static func row(of figure: Figure) -> String {
        row([
            "  " + figure.name, figure.unit.text(figure.value), figure.peer?.name ?? "",
            figure.peer.map { figure.unit.text($0.value) } ?? "",
            figure.ratio.map { NumberText.short($0) + "×" } ?? "",
            figure.limit.map { (figure.unit.isRate ? "≥ " : "≤ ") + figure.unit.text($0) } ?? "",
            verdict(figure),
        ])
    }

    private static func verdict(_ figure: Figure) -> String {
        guard let isWithin = figure.isWithinLimit else { return "" }
        let ratio = figure.limitRatio.map { NumberText.short($0) + "× " } ?? ""
        return ratio + (isWithin ? "ok" : "OVER")
    }

    /// Text columns to the left, numbers to the right.
    private static func row(_ cells: [String]) -> String {
        let widths = [44, 13, 28, 12, 7, 11, 12]
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
