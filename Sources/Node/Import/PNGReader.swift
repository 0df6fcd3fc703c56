internal import Foundation
package import Learning

/// Reads PNG files as rows of a task with one image field.
///
/// One file is one row without a class. Of a folder, every file in it is a row, in the order of
/// their names; those in a folder within it have that folder's name as their class.
package struct PNGReader: RowReader {
    private struct File {
        var path: String
        var className: String?
    }

    private let files: [File]
    private let fields: RowFields
    private let field: Int
    private let shape: ImageShape
    private var rowsRead = 0
    package private(set) var bytesRead = 0
    /// Unknown before all of them are read.
    package let byteCount: Int? = nil
    private static let largestFile = 1 << 24

    /// The file or folder at a path.
    package init(path: String, task: LearningTask) throws(ImportError) {
        fields = RowFields(task)
        (field, shape) = try fields.imageField(for: "PNG", file: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ImportError(
                file: path, what: "the file does not exist", fix: "check the path")
        }
        files = isFolder.boolValue ? try PNGReader.files(in: path) : [File(path: path)]
        guard !files.isEmpty else {
            throw ImportError(
                file: path, what: "the folder holds no .png files",
                fix: "name another folder, or put one folder per class into it")
        }
    }

    package mutating func next() throws(ImportError) -> Result<Row, BadRow>? {
        guard rowsRead < files.count else { return nil }
        let file = files[rowsRead]
        rowsRead += 1
        do throws(BadValue) {
            let bytes = try PNGReader.contents(of: file.path)
            bytesRead += bytes.count
            let image = FieldValue.image(try PNGImage.decode(bytes, shape: shape))
            let input = fields.input(image, at: field)
            return .success(Row(line: rowsRead, input: input, className: file.className))
        } catch {
            return .failure(BadRow(line: rowsRead, reason: error.of(file.path).reason))
        }
    }

    /// The pixels of one PNG file; throws when it cannot be read or is of another size.
    static func pixels(of path: String, shape: ImageShape) throws(BadValue) -> [UInt8] {
        try PNGImage.decode(try contents(of: path), shape: shape)
    }

    private static func contents(of path: String) throws(BadValue) -> [UInt8] {
        do throws(ImportError) {
            var window = ByteWindow(
                try ByteSource(opening: path), longestRow: PNGReader.largestFile)
            while try window.readMore() {
                guard window.count < window.longestRow else {
                    throw ImportError(
                        file: path, what: "the file is larger than 16 MiB", fix: "scale the image")
                }
            }
            return Array(window.bytes[window.start..<window.end])
        } catch {
            throw BadValue(error.what)
        }
    }

    private static func files(in folder: String) throws(ImportError) -> [File] {
        var files: [File] = []
        for name in try names(in: folder) {
            let path = folder + "/" + name
            if isPNG(name) {
                files.append(File(path: path))
                continue
            }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
                isFolder.boolValue
            else { continue }
            for inner in try names(in: path) where isPNG(inner) {
                files.append(File(path: path + "/" + inner, className: name))
            }
        }
        return files
    }

    private static func isPNG(_ name: String) -> Bool {
        name.lowercased().hasSuffix(".png")
    }

    private static func names(in folder: String) throws(ImportError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw ImportError(
                file: folder, what: "the folder cannot be read: \(error.localizedDescription)",
                fix: "check the path and who may read it")
        }
    }
}
