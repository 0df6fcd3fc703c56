/// The words of the command line, with what may follow each.
package enum CommandWord: String, CaseIterable, Sendable {
    case tiers, versions, questions, answered, jobs, events, audit, overview, flow, credentials
    case label, retrain, promote, rollback, cancel, target, task
    case link, invite, revoke
    case filter, sort, level, feeder, freeze
    case theme, mouse, ro, rw, dump, refresh, help, keys, q, quit

    /// What a word takes behind it, for completion and for the message when it is missing.
    enum Argument: Equatable {
        case none, task, taskOrAll, theme, version, column, pace, level, onOrOff
        /// Anything.
        case text(String)
    }

    var argument: Argument {
        switch self {
        case .retrain, .rollback: .task
        case .task: .taskOrAll
        case .theme: .theme
        case .promote: .version
        case .sort: .column
        case .feeder: .pace
        case .level: .level
        case .mouse: .onOrOff
        case .target: .text("TASK accuracy 98")
        case .filter: .text("words")
        case .invite: .text("node NAME 24h 2M")
        case .dump: .text("file")
        default: .none
        }
    }

    /// What can be done without the read-only console changing the node.
    var changesNode: Bool {
        switch self {
        case .retrain, .promote, .rollback, .cancel, .target, .feeder, .link, .invite, .revoke:
            true
        default: false
        }
    }
}
