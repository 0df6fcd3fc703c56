/// The lines of a JSONL file, one by one.
struct JSONLines {
    private(set) var window: ByteWindow
    /// The line that `next` found; from 1.
    private(set) var line = 0
    /// The bytes of the line that was read last, with its end.
    private var lineCount = 0

    /// Throws when the file begins like something else than lines of objects.
    init(_ source: ByteSource, longestRow: Int) throws(ImportError) {
        window = ByteWindow(source, longestRow: longestRow)
        try window.beginText()
        guard try window.byte(at: 0) != UInt8(ascii: "[") else {
            throw ImportError(
                file: source.name, position: .line(1), what: "the file is one JSON array",
                fix: "write one object a line, as jq -c '.[]' does")
        }
    }

    /// The place of the next line in the window, without its end; nil at the end of the file.
    mutating func next() throws(ImportError) -> Range<Int>? {
        window.consume(lineCount)
        lineCount = 0
        line += 1
        var searched = 0
        while true {
            let unseen = (window.start + searched)..<window.end
            if let end = window.bytes[unseen].firstIndex(of: UInt8(ascii: "\n")) {
                lineCount = end + 1 - window.start
                return window.start..<end
            }
            searched = window.count
            guard searched < window.longestRow else {
                throw window.tooLong(line: line, fix: "write one object a line")
            }
            guard try window.readMore() else {
                lineCount = window.count
                return window.count == 0 ? nil : window.start..<window.end
            }
        }
    }
}
