internal import Foundation
package import Learning

/// The task that a file of labelled rows is about: which fields it has, and what they hold.
///
/// The class is the column `label` of CSV, else its last column; `label` of JSONL; the labels of
/// IDX. Classes are left to whoever reads the rows.
package struct TaskInference {
    package var task: LearningTask
    /// What whoever brought the file may not have meant.
    package var oddities: [String] = []

    /// Looks through a file once; throws where no task can be told from it.
    package init(_ file: DataFile) throws(ImportError) {
        var isFolder: ObjCBool = false
        guard
            !FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
                || !isFolder.boolValue
        else { throw Self.needsTask(file, "a folder of images") }
        let source = try ByteSource(opening: file.path)
        let firstBytes = try source.peek(4)
        switch RowFormat(path: file.path) ?? RowFormat(firstBytes: firstBytes) {
        case .csv: self.init(columns: try CSVSurvey.columns(of: source))
        case .jsonl: self.init(columns: try JSONLSurvey.columns(of: source))
        case .idx:
            let shape = try IDXSurvey.shape(of: source)
            self.init(fields: [Field(name: "image", kind: .image(shape))])
        case .png: throw Self.needsTask(file, "a single image")
        }
    }

    private init(columns: [ColumnSurvey]) {
        self.init(fields: columns.map { Field(name: $0.name, kind: $0.kind) })
        oddities = columns.compactMap(\.oddity)
    }

    private init(fields: [Field]) {
        task = LearningTask(
            name: "evaluation", fields: fields, classes: [], target: .accuracy(0.95))
    }

    private static func needsTask(_ file: DataFile, _ what: String) -> ImportError {
        ImportError(
            file: file.path, what: "no task can be told from \(what)",
            fix: "give a CSV, JSONL or IDX file, or say the fields with --task")
    }
}

extension LearningTask {
    /// The fields as a person reads them: `text (text), amount (number)`.
    package var fieldsInWords: String {
        fields.map { field in
            switch field.kind {
            case .text: "\(field.name) (text)"
            case .number: "\(field.name) (number)"
            case .category: "\(field.name) (category)"
            case .image(let shape): "\(field.name) (\(shape.inWords), 0 to \(shape.maximum))"
            }
        }
        .joined(separator: ", ")
    }
}
