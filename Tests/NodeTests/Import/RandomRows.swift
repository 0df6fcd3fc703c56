import Learning
import Node

/// Tasks, rows and bytes that are the same for the same seed (SplitMix64).
struct RandomRows: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A task with fields of random kinds and awkward names.
    mutating func task() -> LearningTask {
        var fields: [Field] = []
        for index in 0...below(6) {
            let name = ["f", "a,b", "say \"x\"", "é", "ab cd", "\u{FEFF}z"][below(6)] + "\(index)"
            fields.append(Field(name: name, kind: kind()))
        }
        return LearningTask(name: "random", fields: fields, classes: [], target: .accuracy(0.9))
    }

    private mutating func kind() -> FieldKind {
        switch below(4) {
        case 0: .text
        case 1: .number
        case 2: .category
        default:
            .image(
                ImageShape(
                    width: 1 + below(5), height: 1 + below(5), channels: 1 + 2 * below(2),
                    maximum: 1 + below(255)))
        }
    }

    mutating func row(of task: LearningTask, line: Int) -> Row {
        let values = task.fields.map { below(4) == 0 ? nil : value(of: $0.kind) }
        let className = text()
        return Row(
            line: line, input: Input(values: values),
            className: className.isEmpty ? nil : className)
    }

    private mutating func value(of kind: FieldKind) -> FieldValue {
        switch kind {
        case .text: .text(text())
        case .category: .category(text())
        case .number: .number(number())
        case .image(let shape):
            .image((0..<shape.byteCount).map { _ in UInt8(below(shape.maximum + 1)) })
        }
    }

    private mutating func number() -> Double {
        let any = Double(bitPattern: next())
        switch below(4) {
        case 0: return Double(below(2001) - 1000)
        case 1: return Double(below(2_000_001) - 1_000_000) / 1000
        default: return any.isFinite ? any : -0.0
        }
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "Z", "0", " ", ",", "\"", "\"\"", "\n", "\r", "\r\n", "\t", "\\", "\\u", "/", "é",
            "e\u{301}", "中", "😀", "\u{0}", "\u{1F}", "\u{7F}", "\u{FEFF}", "\u{2028}", "null", "{",
            "label", "#", "=",
        ]
        return (0..<below(12)).map { _ in pieces[below(pieces.count)] }.joined()
    }
}
