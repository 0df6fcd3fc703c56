package import Learning

/// Reads CSV with a header that names the columns.
///
/// A column named `label` is the class. Without one, a last column that is no field is the class
/// when the columns before it are exactly the task's fields. Fields without a column are missing.
/// An empty cell is missing too; an empty text is written as two quotes. Spaces belong to text.
package struct CSVReader: RowReader {
    private var records: CSVRecords
    private let fields: RowFields
    /// For every column the index of its field, or of the class.
    private let columns: [Int]

    /// Reads the header; throws when it does not fit the task.
    ///
    /// A row longer than `longestRow` bytes ends the reading: it is a quote that was not closed.
    package init(
        _ source: ByteSource, task: LearningTask, longestRow: Int = 1 << 24
    ) throws(ImportError) {
        fields = RowFields(task)
        records = try CSVRecords(source, longestRow: longestRow)
        guard try records.next() else {
            throw ImportError(
                file: source.name, position: .line(1), what: "the file is empty",
                fix: "begin it with a line that names the columns, as in "
                    + fields.names.map { String(decoding: $0, as: UTF8.self) }
                    .joined(separator: ","))
        }
        columns = try CSVHeader(records: records, fields: fields, file: source.name).columns()
    }

    package var bytesRead: Int { records.window.source.bytesRead }

    package var byteCount: Int? { records.window.source.byteCount }

    package mutating func next() throws(ImportError) -> Result<Row, BadRow>? {
        guard try records.next() else { return nil }
        do throws(BadValue) {
            return .success(try row())
        } catch {
            return .failure(BadRow(line: records.line, reason: error.reason))
        }
    }

    private func row() throws(BadValue) -> Row {
        if let flaw = records.flaw { throw BadValue(flaw) }
        guard records.cells.count == columns.count else {
            throw BadValue(
                "\(records.cells.count) values, but the header names \(columns.count) columns")
        }
        var row = Row(
            line: records.line,
            input: Input(values: [FieldValue?](repeating: nil, count: fields.fields.count)))
        for (cell, column) in zip(records.cells, columns) {
            if column == fields.labelIndex {
                row.className = try className(cell)
            } else {
                row.input.values[column] = try value(cell, of: fields.fields[column])
            }
        }
        return row
    }

    private func className(_ cell: CSVRecords.Cell) throws(BadValue) -> String? {
        guard cell.start < cell.end else { return nil }
        do throws(BadValue) {
            return try FieldText.string(records.bytes(of: cell))
        } catch {
            throw error.of(RowFields.label)
        }
    }

    private func value(
        _ cell: CSVRecords.Cell, of field: Field
    ) throws(BadValue) -> FieldValue? {
        if cell.start == cell.end {
            // Only text and categories can be empty without being missing.
            switch field.kind {
            case .text: return cell.isQuoted ? .text("") : nil
            case .category: return cell.isQuoted ? .category("") : nil
            case .number, .image: return nil
            }
        }
        do throws(BadValue) {
            return try FieldText.value(records.bytes(of: cell), kind: field.kind)
        } catch {
            throw error.of(field.name)
        }
    }
}

/// The first record of a CSV file: which column holds which field.
private struct CSVHeader {
    let records: CSVRecords
    let fields: RowFields
    let file: String

    /// For every column the index of its field, or of the class.
    func columns() throws(ImportError) -> [Int] {
        if let flaw = records.flaw { throw failure(flaw, fix: "correct the header") }
        let names = try names()
        var columns: [Int] = []
        for (position, name) in names.enumerated() {
            guard let index = fields.index(of: name) ?? classIndex(at: position, of: names) else {
                throw unknown(name, among: names)
            }
            if columns.contains(index) {
                throw failure(
                    "the header names the column \(name) twice", fix: "remove one of the two")
            }
            columns.append(index)
        }
        guard columns.contains(where: { $0 != fields.labelIndex }) else {
            throw failure(
                "the header names no field of the task", fix: fields.fix(for: ""))
        }
        return columns
    }

    private func names() throws(ImportError) -> [String] {
        var names: [String] = []
        for cell in records.cells {
            do throws(BadValue) {
                names.append(try FieldText.string(records.bytes(of: cell)))
            } catch {
                throw failure("the header is not UTF-8", fix: "save the file as UTF-8")
            }
        }
        return names
    }

    /// The class, when a last column stands behind exactly the task's fields.
    private func classIndex(at position: Int, of names: [String]) -> Int? {
        position == names.count - 1 && names.count == fields.fields.count + 1
            && Set(names.dropLast()) == Set(fields.fields.map(\.name)) ? fields.labelIndex : nil
    }

    private func unknown(_ name: String, among names: [String]) -> ImportError {
        if names.count == 1, name.contains(";") || name.contains("\t") {
            return failure(
                "the header's columns are not divided by commas", fix: "write the file with commas")
        }
        return failure(
            "the column \(FieldText.excerpt(Array(name.utf8)[...])) is no field of the task",
            fix: fields.fix(for: name))
    }

    private func failure(_ what: String, fix: String) -> ImportError {
        ImportError(file: file, position: .line(records.line), what: what, fix: fix)
    }
}
