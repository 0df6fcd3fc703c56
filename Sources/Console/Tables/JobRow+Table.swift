package import Wire

extension JobRow: TableRow {
    package var searchText: String {
        "\(id) \(task) \(state.rawValue) \(trigger.rawValue) \(remark)"
    }

    package static let columns: [Column<JobRow>] = [
        Column(
            "JOB", width: 4, key: { .number(Double($0.id.number)) },
            text: { row, _ in row.id.description }),
        Column(
            "TASK", width: 6, maximum: 20, key: { .text($0.task) },
            text: { row, _ in row.task }),
        Column(
            "STATE", width: 12, key: { .text($0.state.rawValue) }, role: { $0.state.role },
            text: { row, _ in row.state.sign + " " + row.state.rawValue }),
        Column(
            "GAIN", width: 5, alignment: .right, rank: 1,
            key: { $0.gain.map { .number($0) } ?? .missing }, role: { Sign.role(of: $0.gain) },
            text: { row, _ in row.gain.map(Wording.gain) ?? Wording.missing }),
        Column(
            "LOSS", width: 5, alignment: .right, rank: 4,
            key: { $0.loss.map { .number($0) } ?? .missing },
            text: { row, _ in Wording.fixed(row.heldOutLoss ?? row.loss, 3) }),
        Column(
            "WHEN", width: 7, rank: 2,
            key: { .number(Double(($0.endedAt ?? $0.queuedAt).milliseconds)) },
            role: { _ in .muted },
            text: { row, moment in
                moment.clock.brief(row.endedAt ?? row.startedAt ?? row.queuedAt, at: moment.now)
            }),
        Column(
            "TOOK", width: 4, alignment: .right, rank: 3,
            key: { row in row.seconds(at: nil).map { .number($0) } ?? .missing },
            role: { _ in .muted },
            text: { row, moment in
                row.seconds(at: moment.now).map(Wording.span) ?? Wording.missing
            }),
        Column(
            "WHY", width: 9, rank: 6, key: { .text($0.trigger.rawValue) },
            text: { row, _ in row.trigger.rawValue }),
        Column(
            "REMARK", width: 10, rank: 7, isFlexible: true, key: { .text($0.remark) },
            role: { _ in .muted }, text: { row, _ in row.remark }),
    ]

    /// Seconds that the job took, or has taken at `now`; nil before it began.
    func seconds(at now: Timestamp?) -> Double? {
        guard let startedAt, let end = endedAt ?? now else { return nil }
        return max(0, end.seconds(since: startedAt))
    }

    /// Seconds until the training ends if it goes on as it did.
    ///
    /// Nil before there is anything to go by, and while the version is measured: how long that
    /// takes does not follow from how long the training took.
    func secondsLeft(at now: Timestamp) -> Double? {
        guard let startedAt, progress > 0.01, state == .running else { return nil }
        return max(0, now.seconds(since: startedAt)) * (1 - progress) / progress
    }
}

extension JobState {
    /// A sign of its own for each state, so that no state is a colour alone.
    var sign: String {
        switch self {
        case .queued: "◌"
        case .running: "◐"
        case .evaluating: "◑"
        case .promoted: "●"
        case .rejected: "○"
        case .failed: "✗"
        case .cancelled: "×"
        }
    }

    var role: Role {
        switch self {
        case .queued: .muted
        case .running, .evaluating: .stateTraining
        case .promoted: .stateLive
        case .rejected, .cancelled: .stateArchived
        case .failed: .stateFailed
        }
    }
}
