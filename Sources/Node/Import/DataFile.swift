internal import Foundation
package import Learning

/// One file of rows, with the file of its labels when they are apart (IDX).
package struct DataFile: Equatable, Sendable {
    package var path: String
    package var labels: String?

    package init(path: String, labels: String? = nil) {
        self.path = path
        self.labels = labels
    }

    /// Reads the notation of task files and the command line: `images.idx + labels.idx`, or a path.
    package init(notation: String) {
        let parts = notation.split(separator: " + ", maxSplits: 1)
        path = parts.first.map(String.init) ?? notation
        labels = parts.count == 2 ? String(parts[1]) : nil
    }

    /// The file as task files write it.
    package var notation: String { labels.map { "\(path) + \($0)" } ?? path }

    /// The same file with its paths taken from a folder, unless they begin at the root.
    package func resolved(in folder: String) -> DataFile {
        func resolve(_ path: String) -> String {
            path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
        }
        return DataFile(path: resolve(path), labels: labels.map(resolve))
    }

    /// The same file with the labels that lie beside it when they are not named: for
    /// `train-images.idx` that is `train-labels.idx`, for MNIST's `…-images-idx3-ubyte`
    /// `…-labels-idx1-ubyte`.
    package func withLabelsBeside() -> DataFile {
        let name = (path as NSString).lastPathComponent
        let folder = path.folderOfFile
        let beside = name.replacingOccurrences(of: "images", with: "labels")
            .replacingOccurrences(of: "idx3", with: "idx1")
        let candidate = folder.isEmpty ? beside : folder + "/" + beside
        guard labels == nil, beside != name,
            FileManager.default.fileExists(atPath: candidate)
        else { return self }
        return DataFile(path: path, labels: candidate)
    }

    /// Opens the rows; throws when the file cannot be read or does not fit the task.
    ///
    /// Without a format the file's name tells it, then its first bytes.
    package func rows(
        of task: LearningTask, format: RowFormat? = nil
    ) throws(ImportError) -> any RowReader {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
        {
            return try PNGReader(path: path, task: task)
        }
        let source = try ByteSource(opening: path)
        let firstBytes = try source.peek(4)
        switch format ?? RowFormat(path: path) ?? RowFormat(firstBytes: firstBytes) {
        case .png: return try PNGReader(path: path, task: task)
        case .idx: return try idxReader(source, task)
        case .csv: return try CSVReader(source, task: task)
        case .jsonl: return try JSONLReader(source, task: task)
        }
    }

    private func idxReader(
        _ images: ByteSource, _ task: LearningTask
    ) throws(ImportError) -> IDXReader {
        let labelSource = try labels.map { path throws(ImportError) in
            try ByteSource(opening: path)
        }
        let folder = path.folderOfFile
        let names = folder.isEmpty ? "labels.txt" : folder + "/labels.txt"
        return try IDXReader(
            images: images, labels: labelSource, classNames: try classNames(at: names), task: task)
    }

    /// The lines of a file of class names; nil when there is none.
    private func classNames(at path: String) throws(ImportError) -> [String]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            // Which of the two it was does not change what is to be done.
            throw ImportError(
                file: path, what: "the class names cannot be read as UTF-8 text",
                fix: "save the file as UTF-8, one class a line")
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.last?.isEmpty == true
            ? lines.dropLast().map(String.init) : lines.map(String.init)
    }
}

extension String {
    /// The folder of the file at this path; empty when the path names none.
    ///
    /// Foundation's `deletingLastPathComponent` traps on a path of one character.
    var folderOfFile: String {
        let path = String(reversed().drop { $0 == "/" }.reversed())
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
