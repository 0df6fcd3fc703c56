import Foundation

/// One line on standard error that shows how far something has come; silent when that is no
/// terminal.
struct ProgressLine {
    private let isShown = isatty(2) == 1
    private let columns = 24

    /// Draws the bar with `words` behind it; `progress` in 0...1, nil when the size is unknown.
    func show(_ progress: Double?, _ words: String) {
        guard isShown else { return }
        let bar =
            progress.map { progress in
                let full = Int((min(1, max(0, progress)) * Double(columns)).rounded())
                let blanks = String(repeating: "·", count: columns - full)
                return "[" + String(repeating: "#", count: full) + blanks + "] "
            } ?? ""
        write("\r\u{1b}[K\(bar)\(words)")
    }

    /// Takes the line away.
    func clear() {
        if isShown { write("\r\u{1b}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
