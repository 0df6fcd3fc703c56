import Node

/// What went wrong, by name, and whether that is bearable.
package struct Verdict: Equatable, Sendable {
    /// Acknowledged questions that are not there, or not answered.
    package var lost: [String] = []
    /// An expert's or a human's answer that is not the right one.
    package var wrong: [String] = []
    /// A model's or memory's answer that is not the right one: a matter of accuracy.
    package var misjudged: [String] = []
    /// What is borne, by the reason.
    package var excused: [String: [String]] = [:]
    /// Answers and examples that one node took in more than once.
    package var appliedTwice: [String] = []
    /// Answers that are no example at a node which has them.
    package var unlearned: [String] = []
    /// Nodes that say something else than the asker's.
    package var disagreeing: [String] = []
    /// Nodes that do not serve what they are to serve, and do not say why.
    package var misaligned: [String] = []
    /// Nodes that ended without having been told to.
    package var crashes: [String] = []
    package var damage: [String] = []
    /// Replies that nothing that was done explains.
    package var refusals: [String] = []

    package init() {}

    private var faults: [(name: String, found: [String])] {
        [
            ("lost", lost), ("wrong final answers", wrong), ("applied twice", appliedTwice),
            ("not learned", unlearned), ("nodes that disagree", disagreeing),
            ("versions not as desired", misaligned), ("nodes that crashed", crashes),
            ("damaged stores", damage), ("unexplained refusals", refusals),
        ]
    }

    package var isGood: Bool { faults.allSatisfy(\.found.isEmpty) }

    mutating func excuse(_ reason: String, _ id: String) {
        excused[reason, default: []].append(id)
    }

    /// The table, with the first few of whatever there should be none of.
    package var lines: [String] {
        faults.flatMap { name, found in
            ["  \(Self.padded(name)) \(found.count)"] + found.prefix(5).map { "      \($0)" }
        } + [
            "  \(Self.padded("misjudged by a model")) \(misjudged.count)"
        ]
            + excused.sorted { $0.key < $1.key }.map { reason, found in
                "  excused: \(reason): \(found.count)"
            }
    }

    private static func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(0, 24 - text.count))
    }
}

extension Findings {
    /// By which way the askers' answers were found.
    private var answeredBy: String {
        let ways = entries.asked.compactMap { number, leaf in
            stores[leaf]?.finals[Riddle(number, seed: seed).id]??.via
        }
        return ["memory", "model", "expert", "human"].enumerated().map { via, name in
            "\(name) \(ways.filter { $0 == via }.count)"
        }.joined(separator: ", ")
    }

    /// How often each phase was hit, and of how many tries where some were missed.
    private var phases: String {
        Phase.allCases.map { phase in
            let (hit, missed) = (entries.phases[phase] ?? 0, entries.missedPhases[phase] ?? 0)
            return "\(phase.rawValue) \(hit)" + (missed > 0 ? " of \(hit + missed)" : "")
        }.joined(separator: ", ")
    }

    private var restored: String {
        entries.forgotten.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.count)" }
            .joined(separator: ", ")
    }

    /// What was done, above the verdict's table.
    package var lines: [String] {
        let faults = Fault.Kind.allCases.compactMap { kind in
            entries.faults[kind].map { "\(kind.rawValue) \($0)" }
        }
        return [
            "seed \(seed)",
            "  questions acknowledged   \(entries.asked.count) (\(entries.tries) tries)",
            "  answered by              \(answeredBy)",
            "  labels acknowledged      \(entries.labels.count)",
            "  versions                 \(entries.retrains) retrains, "
                + "\(entries.promotions) promotions over the gate, \(entries.rollbacks) rollbacks",
            "  faults                   \(entries.faults.values.reduce(0, +)): "
                + faults.joined(separator: ", "),
            "  killed in phases         " + phases,
            "  restored from a copy     " + restored,
            "  healed in                \(Int(healingSeconds)) s",
        ]
    }
}
