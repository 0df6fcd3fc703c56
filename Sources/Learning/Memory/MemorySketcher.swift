/// Turns the inputs of a task into the vectors that memory compares.
struct MemorySketcher: Equatable, Sendable {
    private enum Kind: Equatable, Sendable {
        case text, number, category
        case image(ImageSketch, byteCount: Int)
    }

    private let kinds: [Kind]
    /// The bytes of each field's sketch, 0 where it has none.
    let lengths: [Int]
    let byteCount: Int

    init(fields: [Field]) {
        kinds = fields.map { field in
            switch field.kind {
            case .text: .text
            case .number: .number
            case .category: .category
            case .image(let shape):
                .image(ImageSketch(shape: shape), byteCount: shape.byteCount)
            }
        }
        lengths = kinds.map { kind in
            switch kind {
            case .text: TextSketch.length
            case .number, .category: 0
            case .image(let sketch, _): sketch.length
            }
        }
        byteCount = lengths.reduce(0, +)
    }

    var partCount: Int { kinds.count }

    /// Returns the vector of an input; nil when it does not fit the fields.
    func vector(of input: Input) -> MemoryVector? {
        guard input.values.count == kinds.count else { return nil }
        var vector = MemoryVector()
        var text = TextSketch()
        for (field, value) in input.values.enumerated() {
            switch (kinds[field], value) {
            case (_, nil):
                vector.append(missing: lengths[field])
            case (.text, .text(let string)):
                vector.append(sketch: text.sketch(of: string))
            case (.number, .number(let number)):
                guard Float(number).isFinite else { return nil }
                vector.parts.append(.number(Float(number)))
            case (.category, .category(let name)):
                vector.parts.append(.category(FeaturePlan.hash(category: name, field: field)))
            case (.image(let sketch, let count), .image(let pixels)):
                guard pixels.count == count else { return nil }
                vector.append(sketch: sketch.sketch(of: pixels))
            default:
                return nil
            }
        }
        return vector
    }

    /// The dimensions of each field's direction.
    var directionLengths: [Int] {
        lengths.map { $0 > 0 ? $0 : MemoryDirection.shortLength }
    }

    /// Returns what the tree is told of a question; numbers lie by the spreads given.
    func direction(of vector: MemoryVector, _ spreads: [NumberSpread]) -> MemoryDirection {
        var direction = MemoryDirection()
        for (field, part) in vector.parts.enumerated() {
            switch part {
            case .missing: direction.append(missing: directionLengths[field])
            case .sketch(let start, let scale):
                direction.append(
                    sketch: vector.bytes[start..<start + lengths[field]], scale: scale)
            case .number(let number):
                direction.append(number: spreads[field].deviations(of: number))
            case .category(let hash): direction.append(category: hash)
            }
        }
        return direction
    }
}
