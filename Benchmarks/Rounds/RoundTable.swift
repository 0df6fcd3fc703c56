import Foundation

/// A table in Markdown, as the README shows it.
struct RoundTable {
    private let titles: [String]
    private var rows: [[String]] = []

    init(_ titles: [String]) {
        self.titles = titles
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    var text: String {
        let lines = [titles, titles.map { _ in "---" }] + rows
        return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    func print() {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Says what a table is of, above it.
    static func say(_ sentence: String) {
        FileHandle.standardOutput.write(Data((sentence + "\n\n").utf8))
    }

    /// A share as `0.873`; `–` where there was nothing to share.
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return share(Double(part) / Double(whole))
    }

    static func share(_ share: Double) -> String {
        let thousandths = Int((share * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
