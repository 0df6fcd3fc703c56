package import Wire

/// What the parent was told of this node and those below it: only what changed is told again, so
/// that ten thousand quiet nodes cost nothing.
package struct ReportLedger: Equatable, Sendable {
    /// The most entries of one report.
    static let most = 500

    private var told: [String: TreeEntry] = [:]
    private var adoptions: [Adoption] = []

    package init() {}

    /// Returns the reports to send, none when nothing changed but the time.
    ///
    /// `entries` are the node itself first, then those below it. The first entry goes with every
    /// report: its moment is the reporting clock's.
    package mutating func reports(
        _ entries: [TreeEntry], answerMicros: [String: Double] = [:], adoptions: [Adoption] = [],
        isWhole: Bool
    ) -> [NodeReport] {
        guard let own = entries.first else { return [] }
        if isWhole { told = [:] }
        let changed = entries.dropFirst().filter { Self.timeless($0) != told[$0.id] }
        let present = Set(entries.map(\.id))
        let gone = told.keys.filter { !present.contains($0) }.sorted()
        let hasNews =
            isWhole || !changed.isEmpty || !gone.isEmpty || adoptions != self.adoptions
            || Self.timeless(own) != told[own.id]
        guard hasNews else { return [] }
        for entry in [own] + changed { told[entry.id] = Self.timeless(entry) }
        for id in gone { told[id] = nil }
        self.adoptions = adoptions
        return split(
            own, Array(changed),
            NodeReport(
                entries: [], isWhole: isWhole, gone: gone.map { NodeID($0) },
                answerMicros: answerMicros, adoptions: adoptions))
    }

    private func split(
        _ own: TreeEntry, _ changed: [TreeEntry], _ frame: NodeReport
    ) -> [NodeReport] {
        var first = frame
        first.entries = [own] + changed.prefix(Self.most)
        var reports = [first]
        var rest = changed.dropFirst(Self.most)
        while !rest.isEmpty {
            reports.append(
                NodeReport(
                    entries: [own] + rest.prefix(Self.most), isWhole: false,
                    answerMicros: frame.answerMicros, adoptions: frame.adoptions))
            rest = rest.dropFirst(Self.most)
        }
        return reports
    }

    /// What is compared: the moment alone is no news.
    static func timeless(_ entry: TreeEntry) -> TreeEntry {
        var entry = entry
        entry.seen = Timestamp(milliseconds: 0)
        return entry
    }
}
