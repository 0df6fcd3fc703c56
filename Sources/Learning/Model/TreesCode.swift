/// How trees are coded bit by bit: each level by level, whether a node is a leaf, and what it asks
/// if not; then its leaves' values row by row.
///
/// Where a node's children are is not written: they follow in the order of their parents. So what
/// is read is a tree, whatever the bytes.
struct TreesCode {
    /// What is coded of one tree.
    struct Tree {
        var nodes: [TreeNode] = []
        /// `classCount` a leaf.
        var values: [Int] = []
    }

    private let columnCount: Int
    private let classCount: Int
    private var isLeaf = [Chance](repeating: Chance(), count: BoostedTrees.mostDepth + 1)
    private var column: SymbolCode
    private var first = SymbolCode(bits: 8)
    private var spans: [SymbolCode]
    private var rows = RowCode()

    init(columnCount: Int, classCount: Int) {
        self.columnCount = columnCount
        self.classCount = classCount
        column = SymbolCode(bits: Int.bitWidth - max(0, columnCount - 1).leadingZeroBitCount)
        spans = Array(repeating: SymbolCode(bits: 8), count: columnCount)
    }

    /// Writes or reads a tree of at most so many leaves; returns whether it was sound.
    mutating func code(
        _ tree: inout Tree, atMost leaves: Int, with coder: inout some BitCoder
    ) -> Bool {
        guard let found = codeNodes(&tree, atMost: leaves, with: &coder) else { return false }
        tree.values += repeatElement(0, count: found * classCount - tree.values.count)
        for row in 0..<found {
            rows.code(&tree.values[row * classCount..<(row + 1) * classCount], with: &coder)
        }
        return tree.values.allSatisfy { abs($0) <= Int(BoostedTrees.mostValue) }
    }

    /// Codes the nodes; returns the number of leaves.
    private mutating func codeNodes(
        _ tree: inout Tree, atMost leaves: Int, with coder: inout some BitCoder
    ) -> Int? {
        var depths = [0]
        var found = 0
        var place = 0
        while place < depths.count {
            let depth = depths[place]
            if place == tree.nodes.count { tree.nodes.append(.leaf(row: found)) }
            if coder.code(tree.nodes[place].isLeaf, &isLeaf[depth]) {
                tree.nodes[place] = .leaf(row: found)
                found += 1
            } else {
                guard depth < BoostedTrees.mostDepth, depths.count < 2 * leaves,
                    let node = codeQuestion(of: tree.nodes[place], next: depths.count, with: &coder)
                else { return nil }
                tree.nodes[place] = node
                depths += [depth + 1, depth + 1]
            }
            place += 1
        }
        return found <= leaves ? found : nil
    }

    private mutating func codeQuestion(
        of node: TreeNode, next: Int, with coder: inout some BitCoder
    ) -> TreeNode? {
        let column = column.code(node.column, with: &coder)
        guard column < columnCount else { return nil }
        let first = first.code(Int(node.first), with: &coder)
        let span = UInt8(spans[column].code(Int(node.span), with: &coder))
        guard span != TreeNode.leafSpan else { return nil }
        return TreeNode(column: column, first: UInt8(first), span: span, next: next)
    }
}

/// How numbers of a few bits are coded whose chances are learned one by one.
private struct SymbolCode {
    private let bits: Int
    private var chances: [Chance]

    init(bits: Int) {
        self.bits = bits
        chances = Array(repeating: Chance(), count: 1 << bits)
    }

    mutating func code(_ number: Int, with coder: inout some BitCoder) -> Int {
        var coded = 1
        for place in stride(from: bits - 1, through: 0, by: -1) {
            let bit = coder.code(number >> place & 1 == 1, &chances[coded])
            coded = coded << 1 | (bit ? 1 : 0)
        }
        return coded - 1 << bits
    }
}
