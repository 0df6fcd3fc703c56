/// Looks through a CSV file for what its columns hold.
enum CSVSurvey {
    /// The columns in their order, that of the class left out; throws when there are none.
    static func columns(of source: ByteSource) throws(ImportError) -> [ColumnSurvey] {
        var records = try CSVRecords(source, longestRow: 1 << 24)
        guard try records.next() else {
            throw ImportError(
                file: source.name, position: .line(1), what: "the file is empty",
                fix: "begin it with a line that names the columns, the class last or named label")
        }
        let names = try names(in: records, file: source.name)
        let label = names.firstIndex(of: RowFields.label) ?? names.count - 1
        var columns = names.map { ColumnSurvey(name: $0) }
        while try records.next() {
            // What is wrong with a row is told when it is read.
            guard records.flaw == nil, records.cells.count == columns.count else { continue }
            for (index, cell) in records.cells.enumerated()
            where index != label && cell.start < cell.end {
                let bytes = records.bytes(of: cell)
                columns[index].add(
                    String(decoding: bytes, as: UTF8.self), isNumber: isNumber(bytes),
                    line: records.line)
            }
        }
        columns.remove(at: label)
        return columns
    }

    private static func names(
        in records: CSVRecords, file: String
    ) throws(ImportError) -> [String] {
        let names = records.cells.map { String(decoding: records.bytes(of: $0), as: UTF8.self) }
        func failure(_ what: String, fix: String) -> ImportError {
            ImportError(file: file, position: .line(records.line), what: what, fix: fix)
        }
        if let nameless = names.firstIndex(of: "") {
            throw failure("column \(nameless + 1) has no name", fix: "name it in the header")
        }
        guard names.count > 1 else {
            throw failure(
                "the header names one column, a field and a class are needed",
                fix: "divide columns by commas, as in text,label")
        }
        return names
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        (try? FieldText.number(bytes)) != nil
    }
}
