/// The panes of the overview, in the order of the numbers that focus them.
package enum Pane: String, CaseIterable, Codable, Sendable {
    case tiers, versions, questions, jobs, events

    /// The key that focuses it.
    package var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    package var title: String {
        switch self {
        case .tiers: "Tiers"
        case .versions: "Versions"
        case .questions: "Questions"
        case .jobs: "Jobs"
        case .events: "Events"
        }
    }

    /// Returns the pane that many places further, around the end.
    func advanced(by places: Int) -> Pane {
        let all = Self.allCases
        let index = (number - 1 + places) % all.count
        return all[index < 0 ? index + all.count : index]
    }
}

/// How much of the screen the focused pane takes.
package enum Zoom: String, CaseIterable, Codable, Sendable {
    case normal, half, full
}

/// What has been opened over the overview, and which of its tabs is shown.
package enum Detail: Equatable, Sendable {
    case labelling
    case version(VersionTab)
    case job
    case node
    /// A question with its route and its answers.
    case question
    /// Who may do what on this node.
    case credentials

    package enum VersionTab: Int, CaseIterable, Sendable {
        case metrics, confusion, coverage, service, loss, history

        var title: String {
            switch self {
            case .metrics: "Metrics"
            case .confusion: "Confusion"
            case .coverage: "Coverage"
            case .loss: "Loss"
            case .history: "History"
            case .service: "Service"
            }
        }
    }
}
