/// How trees see the inputs of a task: each number and category as one of at most 255 bins.
///
/// It is fitted on the training examples. Texts and images trees do not see.
///
/// Bin 0 is of what is missing, and of categories that training did not see or hardly.
struct TreePlan: Equatable, Sendable {
    /// One field that trees see.
    struct Column: Equatable, Sendable {
        /// Its place in the task.
        let field: Int
        let kind: Kind
    }

    enum Kind: Equatable, Sendable {
        /// What is between neighbouring bins, strictly rising: bin 1 is up to the first.
        case number(edges: [Double])
        /// Names by their hashes, strictly rising, each with its bin.
        case category(hashes: [UInt32], bins: [UInt8])
    }

    /// The highest bin.
    static let mostBin = 254

    let columns: [Column]

    /// Whether trees can see any of the fields.
    static func sees(_ fields: [Field]) -> Bool {
        fields.contains { $0.kind == .number || $0.kind == .category }
    }

    /// Appends the input's bins, one a column; what does not fit counts as missing.
    @inline(__always)
    func appendBins(of input: Input, to bins: inout [UInt8]) {
        for column in columns {
            guard column.field < input.values.count else {
                bins.append(0)
                continue
            }
            bins.append(column.kind.bin(of: input.values[column.field], field: column.field))
        }
    }

    /// Whether the plan is one for fields of these kinds.
    func fits(_ parts: [FeaturePlan.Part]) -> Bool {
        columns.allSatisfy { column in
            guard column.field < parts.count else { return false }
            switch (column.kind, parts[column.field]) {
            case (.number, .number), (.category, .category): return true
            default: return false
            }
        }
    }
}

extension TreePlan.Kind {
    /// The bins there are, that of what is missing included.
    var binCount: Int {
        switch self {
        case .number(let edges): edges.count + 2
        case .category(_, let bins): Int(bins.max() ?? 0) + 1
        }
    }

    @inline(__always)
    func bin(of value: FieldValue?, field: Int) -> UInt8 {
        switch (self, value) {
        case (.number(let edges), .number(let number)):
            return UInt8(1 + Self.count(of: edges, below: number))
        case (.category(let hashes, let bins), .category(let name)):
            let hash = FeaturePlan.hash(category: name, field: field)
            let place = Self.count(of: hashes, below: hash)
            return place < hashes.count && hashes[place] == hash ? bins[place] : 0
        default:
            return 0
        }
    }

    /// How many of the rising values are below another; by halves.
    @inline(__always)
    private static func count<Value: Comparable>(of values: [Value], below value: Value) -> Int {
        values.withUnsafeBufferPointer { values in
            var (start, length) = (0, values.count)
            while length > 0 {
                let half = length / 2
                let isBelow = values[start + half] < value
                start = isBelow ? start + half + 1 : start
                length = isBelow ? length - half - 1 : half
            }
            return start
        }
    }
}
