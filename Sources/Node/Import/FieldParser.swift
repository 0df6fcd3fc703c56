package import Learning

/// Reads a question from the command line: `image=@file.png note="by the pond" speed=1.2`.
///
/// `@path` reads an image from a PNG file; otherwise an image is base64 or its pixels with spaces
/// between them. A field that is not named, or has nothing behind its `=`, is missing.
package struct FieldParser: Sendable {
    private let task: LearningTask

    /// A parser for the fields of a task.
    package init(_ task: LearningTask) {
        self.task = task
    }

    /// The input that all the arguments make; throws what is wrong with the first bad one.
    package func input(_ arguments: [String]) throws(BadValue) -> Input {
        let fields = RowFields(task)
        var values = [FieldValue?](repeating: nil, count: task.fields.count)
        var named: Set<Int> = []
        for argument in arguments {
            guard let sign = argument.utf8.firstIndex(of: UInt8(ascii: "=")) else {
                throw BadValue("\(argument) is not field=value; write it like \(example)")
            }
            let name = String(argument[..<sign])
            guard let index = fields.index(of: name), index != fields.labelIndex else {
                throw BadValue("\(name) is no field of \(task.name); \(fix(for: name, fields))")
            }
            guard named.insert(index).inserted else { throw BadValue("\(name) is given twice") }
            let text = argument[argument.utf8.index(after: sign)...]
            values[index] = try value(text, of: task.fields[index])
        }
        return Input(values: values)
    }

    /// The input that one image file makes; throws when the task has not exactly one image field.
    package func input(imageFile path: String) throws(BadValue) -> Input {
        let fields = RowFields(task)
        let (index, shape): (Int, ImageShape)
        do throws(ImportError) {
            (index, shape) = try fields.imageField(for: "PNG", file: path)
        } catch {
            throw BadValue("\(error.what); write field=@\(path)")
        }
        do throws(BadValue) {
            return fields.input(.image(try PNGReader.pixels(of: path, shape: shape)), at: index)
        } catch {
            throw error.of(path)
        }
    }

    private func value(_ text: Substring, of field: Field) throws(BadValue) -> FieldValue? {
        guard !text.isEmpty else { return nil }
        do throws(BadValue) {
            if case .image(let shape) = field.kind, text.first == "@" {
                return .image(try PNGReader.pixels(of: String(text.dropFirst()), shape: shape))
            }
            return try FieldText.value(Array(text.utf8)[...], kind: field.kind)
        } catch {
            throw error.of(field.name)
        }
    }

    private func fix(for name: String, _ fields: RowFields) -> String {
        name == RowFields.label
            ? "a question has no class yet" : fields.fix(for: name, withLabel: false)
    }

    private var example: String {
        guard let field = task.fields.first else { return "field=value" }
        switch field.kind {
        case .text: return "\(field.name)=\"some text\""
        case .number: return "\(field.name)=1.5"
        case .category: return "\(field.name)=word"
        case .image: return "\(field.name)=@file.png"
        }
    }
}
