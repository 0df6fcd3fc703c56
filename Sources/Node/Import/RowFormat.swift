package import Learning

/// The file formats that rows come in.
package enum RowFormat: String, CaseIterable, Sendable {
    case csv
    case jsonl
    case idx
    case png

    /// The format that a file's name tells, or nil.
    package init?(path: String) {
        let name = path.lowercased()
        if name.hasSuffix(".csv") {
            self = .csv
        } else if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
            self = .jsonl
        } else if name.hasSuffix(".idx") || name.hasSuffix("-ubyte") {
            self = .idx
        } else if name.hasSuffix(".png") {
            self = .png
        } else {
            return nil
        }
    }

    /// The format that the first bytes of a file tell; whatever is nothing else is CSV.
    package init(firstBytes bytes: [UInt8]) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        switch text.first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .jsonl
        case 0x89: self = .png
        case 0: self = .idx
        default: self = .csv
        }
    }
}

extension ByteSource {
    /// Opens the rows of a stream, such as standard input.
    ///
    /// Without a format its first bytes tell it. Throws when the file does not fit the task. IDX
    /// has no labels this way, and PNG must be a file.
    package func rows(
        of task: LearningTask, format: RowFormat? = nil
    ) throws(ImportError) -> any RowReader {
        let firstBytes = try peek(4)
        switch format ?? RowFormat(firstBytes: firstBytes) {
        case .csv: return try CSVReader(self, task: task)
        case .jsonl: return try JSONLReader(self, task: task)
        case .idx: return try IDXReader(images: self, labels: nil, classNames: nil, task: task)
        case .png:
            throw ImportError(
                file: name, what: "PNG images are not read from a stream",
                fix: "name the file or a folder of files")
        }
    }
}
