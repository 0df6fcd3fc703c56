internal import Wire

// The way of a version between nodes: what it stands on, to whom it was handed down, and what
// thinning cost either time.
extension ConsoleState {
    /// The parent's version below it, and the price at which that came.
    func baseLines(_ shown: VersionDetail, _ columns: Int) -> [DetailLine] {
        guard let base = shown.base else { return [] }
        guard let price = base.price else { return [.entry("stands on", base.name)] }
        return wrapped(
            "stands on", "\(base.name), \(price.sizes(differenceBytes: base.differenceBytes))",
            columns) + wrapped("price of thinning", price.sentence, columns, price.role)
    }

    /// What each child was offered of it, and what the child made of that.
    func handoutLines(_ shown: VersionDetail, _ columns: Int) -> [DetailLine] {
        guard let handouts = shown.handouts, !handouts.isEmpty else { return [] }
        let heading = DetailLine(
            "handed down to \(Wording.count(handouts.count, "child", "children"))", .muted)
        return [DetailLine(), heading]
            + handouts.flatMap { handout in
                let sizes = handout.price.sizes(differenceBytes: handout.differenceBytes)
                return wrapped(handout.name, sizes, columns)
                    + wrapped("", handout.price.sentence, columns, handout.price.role)
                    + outcomeLines(handout, task: shown.row.task, columns)
            }
    }

    /// What the child is wanted to stand on, what it stands on, and why that may differ.
    private func outcomeLines(
        _ handout: Handout, task: String, _ columns: Int
    ) -> [DetailLine] {
        let remark = handout.remark.isEmpty ? "" : ": " + handout.remark
        let (sentence, role): (String, Role) =
            switch handout.state {
            case .live: ("● live there" + remark, .ok)
            case .underWay: ("◐ under way" + remark, .stateTraining)
            case .kept: ("○ keeps what it has" + remark, .warn)
            case .refused: ("✗ refused" + remark, .stateFailed)
            case nil: ("○ it has not said yet what it makes of it", .muted)
            }
        let standing = node.tree[handout.child.text]?.entry.standings.first { $0.task == task }
        guard let standing, let desired = standing.desired, desired != standing.reported else {
            return wrapped("", sentence, columns, role)
        }
        let reported = standing.reported ?? "a version of its own"
        return wrapped("", sentence, columns, role)
            + wrapped("", "desired \(desired), reported \(reported)", columns, .muted)
    }
}

extension Price {
    /// `587k thinned to 96k, 61k as a difference`.
    fileprivate func sizes(differenceBytes: Int?) -> String {
        let before = Wording.bytes(bytesBefore)
        let sizes =
            bytesBefore == bytesAfter
            ? "\(before) whole" : "\(before) thinned to \(Wording.bytes(bytesAfter))"
        return sizes + (differenceBytes.map { ", \(Wording.bytes($0)) as a difference" } ?? "")
    }

    /// What it cost in accuracy, on the held-out examples of the node that thinned.
    fileprivate var sentence: String {
        guard heldOut > 0 else { return "not measured: nothing was held out there" }
        return "\(Wording.points(accuracyAfter - accuracyBefore)): "
            + "\(Wording.percent(accuracyBefore)) → \(Wording.percent(accuracyAfter)) right on "
            + "\(Wording.grouped(heldOut)) held out there"
    }

    fileprivate var role: Role {
        guard heldOut > 0 else { return .muted }
        return accuracyAfter < accuracyBefore ? .warn : .fg
    }
}
