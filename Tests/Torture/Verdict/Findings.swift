package import Wire

/// What was sent, and what was found after all had healed.
package struct Findings: Sendable {
    package var entries: Ledger.Entries
    package var tree: TortureTree
    package var seed: UInt64
    package var stores: [String: StoreContents] = [:]
    package var standings: [String: [VersionStanding]] = [:]
    package var crashes: [String] = []
    package var healingSeconds = 0.0

    package init(entries: Ledger.Entries, tree: TortureTree, seed: UInt64) {
        self.entries = entries
        self.tree = tree
        self.seed = seed
    }

    /// Nodes that serve another version than they are to serve, and do not say why.
    package var misaligned: [String] {
        tree.links.filter { name in
            (standings[name] ?? []).contains { standing in
                standing.desired != nil && standing.desired != standing.reported
                    && standing.remark.isEmpty
            }
        }
    }

    /// Compares what was sent with what was found.
    package func verdict() -> Verdict {
        var verdict = Verdict()
        for (number, leaf) in entries.asked.sorted(by: { $0.key < $1.key }) {
            judge(Riddle(number, seed: seed), at: leaf, &verdict)
        }
        judgeLabels(&verdict)
        for (name, store) in stores.sorted(by: { $0.key < $1.key }) {
            verdict.appliedTwice += store.answersTwice.map { "\($0) at \(name): answer" }
            verdict.appliedTwice += store.examplesTwice.map { "\($0) at \(name): example" }
            verdict.damage += store.damage.map { "\(name): \($0)" }
        }
        verdict.misaligned = misaligned
        verdict.crashes = crashes
        verdict.refusals = entries.refusals
        return verdict
    }

    /// A folder that went back to an earlier copy may have lost what was said there since.
    private func judgeLabels(_ verdict: inout Verdict) {
        for (number, name) in entries.labels where !entries.restored.contains(name) {
            let id = Riddle(number, seed: seed).id
            if stores[name]?.labelled.contains(id) != true {
                verdict.lost.append("the label of \(id) is not at \(name)")
            }
        }
    }

    private func judge(_ riddle: Riddle, at leaf: String, _ verdict: inout Verdict) {
        guard let known = stores[leaf]?.finals[riddle.id] else {
            verdict.lost.append("\(riddle.id) is not at \(leaf)")
            return
        }
        guard let final = known else {
            verdict.lost.append("\(riddle.id) still waits at \(leaf)")
            return
        }
        if final.name != riddle.answer {
            let said = "\(riddle.id) at \(leaf): \(final.name ?? "unanswerable") by \(final.by)"
            if final.via >= 2 { verdict.wrong.append(said) } else { verdict.misjudged.append(said) }
        }
        for name in tree.path(from: leaf) {
            compare(riddle, final, at: name, &verdict)
        }
    }

    /// Every node that knows the question says the same, and has learned it once.
    private func compare(
        _ riddle: Riddle, _ final: StoreContents.Final, at name: String, _ verdict: inout Verdict
    ) {
        guard let store = stores[name], let known = store.finals[riddle.id] else { return }
        guard let there = known, there == final else {
            verdict.disagreeing.append(
                "\(riddle.id): \(name) has \(known.map { "\($0)" } ?? "nothing"), the asker "
                    + "\(final)")
            return
        }
        guard final.via >= 2, store.examples[riddle.id] != 1 else { return }
        verdict.unlearned.append(
            "\(riddle.id) at \(name): \(store.examples[riddle.id] ?? 0) examples")
    }
}
