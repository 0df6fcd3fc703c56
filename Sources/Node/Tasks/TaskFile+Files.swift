package import Declaration
internal import Foundation

extension TaskFile {
    /// Reads a task's file; the paths of its data come out resolved from the file's folder.
    ///
    /// Labels that lie beside their images are found without being named. Throws when the file
    /// cannot be read or is wrong, or when a data file does not exist.
    package init(path: String) throws(DeclarationError) {
        let text = try TaskFile.text(at: path)
        try self.init(parsing: text, file: path)
        let folder = path.folderOfFile
        data = data.resolved(in: folder)
        data.examples = data.examples.map { $0.withLabelsBeside() }
        data.questions = data.questions.map { $0.withLabelsBeside() }
        for index in experts.indices {
            experts[index].folder =
                experts[index].folder.map { inner in
                    inner.first == "/" || folder.isEmpty ? inner : "\(folder)/\(inner)"
                } ?? (folder.isEmpty ? nil : folder)
        }
        try TaskFile.checkDataExists(
            try Declaration(parsing: text, file: path), folder: folder)
    }

    private static func text(at path: String) throws(DeclarationError) -> String {
        let contents: Data
        do {
            contents = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            let exists = FileManager.default.fileExists(atPath: path)
            throw DeclarationError(
                file: path, line: 1,
                what: exists ? "the file cannot be read" : "the file does not exist",
                fix: exists ? "check who may read it" : "check the path")
        }
        if let text = String(validating: contents, as: UTF8.self) { return text }
        throw DeclarationError(
            file: path, line: 1, what: "the file is not UTF-8", fix: "save it as UTF-8")
    }

    private static func checkDataExists(
        _ declaration: Declaration, folder: String
    ) throws(DeclarationError) {
        guard let section = try declaration.sectionIfPresent("data") else { return }
        for key in ["examples", "questions"] {
            for value in try section.listIfPresent(key) ?? [] {
                guard case .string(let notation) = value.content else { continue }
                let file = DataFile(notation: notation).resolved(in: folder)
                for path in [file.path, file.labels].compactMap(\.self)
                where !FileManager.default.fileExists(atPath: path) {
                    throw DeclarationError(
                        file: declaration.file, line: value.line, what: "\(path) does not exist",
                        fix: "correct the path, which is taken from the folder of this file")
                }
            }
        }
    }
}
