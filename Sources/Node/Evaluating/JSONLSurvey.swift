internal import Learning

/// Looks through a JSONL file for the names it uses and what they hold.
enum JSONLSurvey {
    /// The fields in the order in which they first appear, `label` left out.
    ///
    /// Throws when there are none, or one holds what no field can.
    static func columns(of source: ByteSource) throws(ImportError) -> [ColumnSurvey] {
        var lines = try JSONLines(source, longestRow: 1 << 24)
        var columns: [ColumnSurvey] = []
        var places: [String: Int] = [:]
        while let range = try lines.next() {
            var scanner = JSONRowScanner(
                lines.window.bytes, range: range, fields: RowFields(noTask))
            // What is wrong with a row is told when it is read.
            guard !scanner.isBlank, let members = try? scanner.members() else { continue }
            for member in members where member.name != RowFields.label {
                let place = places[member.name] ?? columns.count
                if place == columns.count {
                    places[member.name] = place
                    columns.append(ColumnSurvey(name: member.name))
                }
                try take(member, into: &columns[place], of: source.name, line: lines.line)
            }
        }
        try check(columns, file: source.name)
        return columns
    }

    private static let noTask = LearningTask(
        name: "", fields: [], classes: [], target: .accuracy(1))

    private static func take(
        _ member: JSONRowScanner.Member, into column: inout ColumnSurvey, of file: String,
        line: Int
    ) throws(ImportError) {
        switch member.value {
        case .null: return
        case .number(let text): column.add(text, isNumber: true, line: line)
        case .string(let text): column.add(text, isNumber: false, line: line)
        case .other(let what):
            throw ImportError(
                file: file, position: .line(line), what: "\(member.name) holds \(what)",
                fix: "write a text or a number, or say with --task what the field is")
        }
    }

    private static func check(
        _ columns: [ColumnSurvey], file: String
    ) throws(ImportError) {
        guard !columns.isEmpty else {
            throw ImportError(
                file: file, position: .line(1), what: "no row has a field",
                fix: "write rows like {\"text\": …, \"label\": …}")
        }
        for column in columns {
            guard let (line, what) = column.contradiction else { continue }
            throw ImportError(
                file: file, position: .line(line), what: what,
                fix: "write all as numbers, or all as texts in quotes")
        }
    }
}
