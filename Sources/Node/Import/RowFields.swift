internal import Declaration
internal import Learning

/// The names that a row may use: the task's fields, and `label` for the class.
struct RowFields {
    /// The name of the class in every file format; no field may have it.
    static let label = "label"

    let fields: [Field]
    /// The names as bytes: the fields' in order, then `label`.
    let names: [[UInt8]]
    private let indices: [String: Int]

    init(_ task: LearningTask) {
        fields = task.fields
        let all = task.fields.map(\.name) + [RowFields.label]
        names = all.map { Array($0.utf8) }
        indices = Dictionary(
            all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The index that stands for the class.
    var labelIndex: Int { fields.count }

    /// The index of a name in `names`, or nil.
    func index(of name: String) -> Int? { indices[name] }

    /// The index of the task's only image field, as formats need it that hold nothing but images.
    func imageField(for format: String, file: String) throws(ImportError) -> (Int, ImageShape) {
        var found: [(Int, ImageShape)] = []
        for (index, field) in fields.enumerated() {
            if case .image(let shape) = field.kind { found.append((index, shape)) }
        }
        guard let only = found.first, found.count == 1 else {
            throw ImportError(
                file: file,
                what:
                    "\(format) holds one image a row, but the task has \(found.count) image fields",
                fix: "import JSONL or CSV with a column for every field")
        }
        return only
    }

    /// An input with one value.
    func input(_ value: FieldValue, at index: Int) -> Input {
        var values = [FieldValue?](repeating: nil, count: fields.count)
        values[index] = value
        return Input(values: values)
    }

    /// What to write instead of an unknown name.
    func fix(for name: String, withLabel: Bool = true) -> String {
        Spelling.fix(
            for: name, among: fields.map(\.name) + (withLabel ? [RowFields.label] : []),
            suggestion: { "did you mean \($0)?" },
            listing: { "the task has " + $0.joined(separator: ", ") })
    }
}
