/// Where keys go: the focused pane of the overview, or what has been opened over it.
package enum Context: String, CaseIterable, Sendable {
    case tiers, versions, questions, jobs, events
    case labelling, version, job, node, question, credentials

    /// The panes of the overview.
    static let panes: Set<Context> = [.tiers, .versions, .questions, .jobs, .events]
    /// Everywhere but where keys label.
    static let browsing: Set<Context> = panes.union([
        .version, .job, .node, .question, .credentials,
    ])
    /// Where there is more than one tab.
    static let tabbed: Set<Context> = [.tiers, .questions, .events, .version, .labelling]
    static let everywhere = Set(allCases)

    /// Whether labels are given here, so that it is plain what is taken back.
    var showsQuestions: Bool { self == .questions || self == .labelling }

    init(_ pane: Pane) {
        switch pane {
        case .tiers: self = .tiers
        case .versions: self = .versions
        case .questions: self = .questions
        case .jobs: self = .jobs
        case .events: self = .events
        }
    }
}
