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

    /// A label is where it was given.
    ///
    /// Its word is, where the folder went back to an earlier copy since; one that had not left the
    /// node by then is gone for good.
    private func judgeLabels(_ verdict: inout Verdict) {
        for label in entries.labels {
            let id = Riddle(label.number, seed: seed).id
            if stores[label.node]?.labelled.contains(id) == true { continue }
            let isForgotten = (entries.forgotten[label.node] ?? []).contains {
                $0.contains(label.at)
            }
            guard isForgotten else {
                verdict.lost.append("the label of \(id) is not at \(label.node)")
                continue
            }
            let holders = tree.path(from: entries.asked[label.number] ?? label.node).filter {
                stores[$0]?.words[id]?.contains("anna-\(label.node)") == true
            }
            if holders.isEmpty {
                verdict.excuse("labels that went with a copy", id)
            } else if !holders.contains(label.node) {
                verdict.disagreeing.append(
                    "\(id): \(label.node) forgot its label, \(holders[0]) has it")
            }
        }
    }

    private func judge(_ riddle: Riddle, at leaf: String, _ verdict: inout Verdict) {
        guard let known = stores[leaf]?.finals[riddle.id] else {
            return judgeMissing(riddle, at: leaf, &verdict)
        }
        guard let final = known else {
            verdict.lost.append("\(riddle.id) still waits at \(leaf)")
            return
        }
        if final.name != riddle.answer {
            let said = "\(riddle.id) at \(leaf): \(final.name ?? "unanswerable") by \(final.by)"
            if final.via >= 2 { verdict.wrong.append(said) } else { verdict.misjudged.append(said) }
        }
        let path = tree.path(from: leaf)
        // Those up to the one who found the answer; experts and humans are heard everywhere.
        let knowers =
            final.via >= 2
            ? path.count : 1 + (path.firstIndex { final.by.hasPrefix($0) } ?? path.count - 1)
        for (place, name) in path.enumerated() {
            compare(riddle, final, at: name, mustKnow: place < knowers, &verdict)
        }
    }

    /// What was answered at once is written a moment later: an end that comes first takes it.
    private func judgeMissing(_ riddle: Riddle, at leaf: String, _ verdict: inout Verdict) {
        let at = entries.askedAt[riddle.number] ?? 0
        let isCutOff = (entries.cutOff[leaf] ?? []).contains { span in
            at >= span.lowerBound - 1 && at <= span.upperBound + 0.5
        }
        if entries.answeredAtOnce.contains(riddle.number), isCutOff {
            verdict.excuse("answered at once and killed before the record", riddle.id)
        } else {
            verdict.lost.append("\(riddle.id) is not at \(leaf)")
        }
    }

    /// Every node that knows the question says the same, and has learned it once.
    private func compare(
        _ riddle: Riddle, _ final: StoreContents.Final, at name: String, mustKnow: Bool,
        _ verdict: inout Verdict
    ) {
        guard let store = stores[name], let known = store.finals[riddle.id] else {
            if mustKnow {
                verdict.disagreeing.append(
                    "\(riddle.id): \(name) does not know it, the asker \(final)")
            }
            return
        }
        guard let there = known, there == final else {
            // What a node's own model says is nothing to those above, whose memory says less.
            if !mustKnow, known?.via == 0, final.via <= 1 {
                return verdict.excuse("a memory above, the asker's own model", riddle.id)
            }
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
