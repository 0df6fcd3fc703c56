internal import Wire

/// How a node in the tree is, as far as is known here.
///
/// What was not heard of for longer than its heartbeat allows is never live.
enum Presence: Equatable, Sendable {
    case live
    /// Fetches or tries what its parent offers.
    case adopting
    case stale
    case lost
    case held

    /// Returns how an entry is; nil for what is no node.
    init?(_ entry: TreeEntry, at moment: Moment) {
        guard entry.kind == .this || entry.kind == .node else { return nil }
        if entry.link == .held {
            self = .held
        } else if entry.link == .lost {
            self = .lost
        } else if moment.isStale(entry) {
            self = .stale
        } else {
            self = entry.standings.contains(where: \.isAdopting) ? .adopting : .live
        }
    }

    /// A sign of its own for each, so that none is a colour alone.
    var sign: String {
        switch self {
        case .live: "●"
        case .adopting: "◐"
        case .stale: "○"
        case .lost: "✗"
        case .held: "‖"
        }
    }

    var word: String {
        switch self {
        case .live: "live"
        case .adopting: "adopting"
        case .stale: "stale"
        case .lost: "lost"
        case .held: "held"
        }
    }

    var role: Role {
        switch self {
        case .live: .stateLive
        case .adopting: .stateTraining
        case .stale: .stateStale
        case .lost: .stateFailed
        case .held: .warn
        }
    }

    /// Whether what it said last may not hold any more.
    var isSilent: Bool { self == .stale || self == .lost || self == .held }
}

extension VersionStanding {
    /// Whether the node is about to serve something else: no reason against it was given.
    var isAdopting: Bool { desired != nil && desired != reported && remark.isEmpty }

    /// `digits v3 on cloud v12`, and what is wanted where that is something else.
    var words: String {
        var text = task
        text += live.map { " v\($0)" } ?? " nothing live"
        if let reported { text += " on \(reported)" }
        if let desired, desired != reported { text += ", wants \(desired)" }
        return text
    }

    /// The same with the reason why it does not serve what is wanted.
    var sentence: String {
        guard let desired, desired != reported else { return words }
        return words + ": " + (remark.isEmpty ? "under way" : remark)
    }
}

extension TreeEntry {
    /// What it serves, in words; an expert knows its tasks by no version.
    var serving: [String] {
        if kind == .expert { return standings.map(\.task) }
        return standings.isEmpty ? versions : standings.map(\.words)
    }
}
