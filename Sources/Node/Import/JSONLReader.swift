package import Learning

/// Reads JSON lines: one flat object a line, field names to values, `label` to the class.
///
///     {"image": "AAEC…", "note": "by the pond", "speed": 1.2, "label": "heron"}
///
/// Text and categories are strings, numbers are numbers; an image is base64, an array of numbers,
/// or `{"pixels": …}` with either. A field that is absent or null is missing. Unknown names are
/// refused, since a misspelt field would silently stay missing. Blank lines are skipped.
package struct JSONLReader: RowReader {
    private var lines: JSONLines
    private let fields: RowFields

    /// Throws when the file begins like something else than lines of objects.
    ///
    /// A row longer than `longestRow` bytes ends the reading: the memory for it is bounded.
    package init(
        _ source: ByteSource, task: LearningTask, longestRow: Int = 1 << 24
    ) throws(ImportError) {
        lines = try JSONLines(source, longestRow: longestRow)
        fields = RowFields(task)
    }

    package var bytesRead: Int { lines.window.source.bytesRead }

    package var byteCount: Int? { lines.window.source.byteCount }

    package mutating func next() throws(ImportError) -> Result<Row, BadRow>? {
        while let range = try lines.next() {
            var scanner = JSONRowScanner(lines.window.bytes, range: range, fields: fields)
            if scanner.isBlank { continue }
            do throws(BadValue) {
                return .success(try scanner.row(line: lines.line))
            } catch {
                return .failure(BadRow(line: lines.line, reason: error.reason))
            }
        }
        return nil
    }
}
