package import Learning

/// Reads JSON lines: one flat object a line, field names to values, `label` to the class.
///
///     {"image": "AAEC…", "note": "by the pond", "speed": 1.2, "label": "heron"}
///
/// Text and categories are strings, numbers are numbers; an image is base64, an array of numbers,
/// or `{"pixels": …}` with either. A field that is absent or null is missing. Unknown names are
/// refused, since a misspelt field would silently stay missing. Blank lines are skipped.
package struct JSONLReader: RowReader {
    private var window: ByteWindow
    private let fields: RowFields
    private var line = 0
    /// The bytes of the line that was read last, with its end.
    private var lineCount = 0

    /// Throws when the file begins like something else than lines of objects.
    ///
    /// A row longer than `longestRow` bytes ends the reading: the memory for it is bounded.
    package init(
        _ source: ByteSource, task: LearningTask, longestRow: Int = 1 << 24
    ) throws(ImportError) {
        window = ByteWindow(source, longestRow: longestRow)
        fields = RowFields(task)
        try window.beginText()
        guard try window.byte(at: 0) != UInt8(ascii: "[") else {
            throw ImportError(
                file: source.name, position: .line(1), what: "the file is one JSON array",
                fix: "write one object a line, as jq -c '.[]' does")
        }
    }

    package var bytesRead: Int { window.source.bytesRead }

    package var byteCount: Int? { window.source.byteCount }

    package mutating func next() throws(ImportError) -> Result<Row, BadRow>? {
        while let range = try nextLine() {
            var scanner = JSONRowScanner(window.bytes, range: range, fields: fields)
            if scanner.isBlank { continue }
            do throws(BadValue) {
                return .success(try scanner.row(line: line))
            } catch {
                return .failure(BadRow(line: line, reason: error.reason))
            }
        }
        return nil
    }

    /// The next line in the window, without its end; nil at the end of the file.
    private mutating func nextLine() throws(ImportError) -> Range<Int>? {
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
