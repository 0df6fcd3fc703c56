extension ByteWriter {
    /// Writes trees; see the top of Artifact.swift.
    mutating func write(_ trees: BoostedTrees) {
        write(length: trees.plan.columns.count)
        for column in trees.plan.columns { write(column) }
        write(length: trees.count)
        for scale in trees.scales { write(scale) }
        write(length: trees.leafCount)
        var code = TreesCode(
            columnCount: trees.plan.columns.count, classCount: trees.classCount)
        var coder = RangeEncoder()
        for index in 0..<trees.count {
            let (nodes, values) = trees.tree(index)
            let rows = stride(from: values.startIndex, to: values.endIndex, by: trees.stride)
            var tree = TreesCode.Tree(
                nodes: nodes,
                values: rows.flatMap { values[$0..<$0 + trees.classCount].map { Int($0) } })
            _ = code.code(&tree, atMost: rows.underestimatedCount, with: &coder)
        }
        let coded = coder.finished()
        write(length: coded.count)
        write(coded)
    }

    private mutating func write(_ column: TreePlan.Column) {
        write(length: column.field)
        switch column.kind {
        case .number(let edges):
            write(UInt8(1))
            write(length: edges.count)
            for edge in edges { write(edge) }
        case .category(let hashes, let bins):
            write(UInt8(2))
            write(hashes)
            write(bins)
        }
    }
}

extension Artifact {
    /// Far above any use, and below what would make a logit infinite.
    private static let mostScale: Float = 1e20
    /// What a leaf takes beside its values: two nodes.
    private static let leafBytes = 16

    /// Reads trees of at most so many classes, in a layer that sees its fields as these parts.
    static func readTrees(
        _ reader: inout ByteReader, _ parts: [FeaturePlan.Part], classCount: Int,
        room: inout Int
    ) throws -> BoostedTrees {
        let columns = try (0..<reader.length(atMost: Int(UInt16.max))).map { _ in
            try readColumn(&reader)
        }
        let plan = TreePlan(columns: columns)
        try check(plan.fits(parts), "trees ask for a field that is no number and no category")
        let scales = try (0..<reader.length(atMost: reader.left / 4)).map { _ in
            try reader.float()
        }
        try check(
            scales.allSatisfy { 0 < $0 && $0 < mostScale }, "a scale is not above 0, or too large")
        let leaves = try reader.length(atMost: room)
        let size = leaves.multipliedReportingOverflow(
            by: (Layer.stride(for: classCount) + leafBytes) / 4)
        try check(!size.overflow && size.partialValue <= room, "a layer is too large")
        room -= size.partialValue
        let content = try reader.raw(try reader.length(atMost: reader.left))
        var trees = BoostedTrees(plan: plan, classCount: classCount)
        var coder = RangeDecoder(content)
        var code = TreesCode(columnCount: columns.count, classCount: classCount)
        for scale in scales {
            var tree = TreesCode.Tree()
            let isSound = code.code(&tree, atMost: leaves - trees.leafCount, with: &coder)
            try check(isSound && !coder.isExhausted, "a tree makes no sense")
            trees.append(tree, scale: scale)
        }
        try check(coder.isAtEnd && trees.leafCount == leaves, "trees are missing or too many")
        return trees
    }

    private static func readColumn(_ reader: inout ByteReader) throws -> TreePlan.Column {
        let field = try reader.length(atMost: Int(UInt16.max))
        switch try reader.byte() {
        case 1:
            let edges = try (0..<reader.length(atMost: TreePlan.mostBin - 1)).map { _ in
                try reader.double()
            }
            try check(
                edges.allSatisfy(\.isFinite) && isRising(edges),
                "the bins of a number are not in order")
            return TreePlan.Column(field: field, kind: .number(edges: edges))
        case 2:
            let hashes = try reader.words()
            let bins = try reader.raw(hashes.count)
            try check(
                isRising(hashes) && bins.allSatisfy { $0 <= TreePlan.mostBin },
                "the bins of a category are not in order")
            return TreePlan.Column(field: field, kind: .category(hashes: hashes, bins: bins))
        case let kind:
            throw ArtifactError.damaged("trees ask for the unknown kind \(kind)")
        }
    }

    private static func isRising(_ values: [some Comparable]) -> Bool {
        zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    }
}

extension BoostedTrees {
    fileprivate mutating func append(_ tree: TreesCode.Tree, scale: Float) {
        let rows = tree.values.count / max(1, classCount)
        var values = [Int8](repeating: 0, count: rows * stride)
        for row in 0..<rows {
            for label in 0..<classCount {
                values[row * stride + label] = Int8(tree.values[row * classCount + label])
            }
        }
        append(tree.nodes, values: values, scale: scale)
    }
}
