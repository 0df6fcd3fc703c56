extension BoostedTrees {
    /// Returns the same trees with a plan that has only the bins they tell apart.
    func compacted() -> BoostedTrees {
        var edges = plan.columns.map { _ in Set<Int>() }
        for word in nodes {
            let node = TreeNode(word: word)
            guard !node.isLeaf, case .number(let all) = plan.columns[node.column].kind else {
                continue
            }
            // No question that training asks of a number begins anywhere else.
            guard node.first <= 1 else { return self }
            if let edge = node.edge, edge < all.count { edges[node.column].insert(edge) }
        }
        let kept = edges.map { $0.sorted() }
        let columns = zip(plan.columns, kept).map { column, kept in
            guard case .number(let all) = column.kind else { return column }
            return TreePlan.Column(
                field: column.field, kind: .number(edges: kept.map { all[$0] }))
        }
        return with(TreePlan(columns: columns)) { node in
            guard case .number = plan.columns[node.column].kind, let edge = node.edge else {
                return node
            }
            // Beyond the last edge everything goes left, as before.
            let place = kept[node.column].firstIndex { $0 >= edge } ?? kept[node.column].count
            return TreeNode(
                column: node.column, first: node.first,
                span: UInt8(place + (node.first == 0 ? 1 : 0)), next: node.next)
        }
    }

    private func with(_ plan: TreePlan, _ change: (TreeNode) -> TreeNode) -> BoostedTrees {
        var changed = BoostedTrees(plan: plan, classCount: classCount)
        for index in 0..<count {
            let (nodes, values) = tree(index)
            changed.append(
                nodes.map { $0.isLeaf ? $0 : change($0) }, values: Array(values),
                scale: scales[index])
        }
        return changed
    }
}

extension TreeNode {
    /// The edge of a number up to which it sends values left; nil where it sends none there.
    fileprivate var edge: Int? {
        let edge = Int(span) - (first == 0 ? 1 : 0)
        return edge < 0 ? nil : edge
    }
}
