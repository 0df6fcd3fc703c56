package import Wire

extension VersionRow: TableRow {
    package var searchText: String { "v\(number) \(task) \(state.rawValue) \(remark)" }

    package static let columns: [Column<VersionRow>] =
        namingColumns + figureColumns + sizeColumns

    private static let namingColumns: [Column<VersionRow>] = [
        Column(
            "VER", width: 4, key: { .number(Double($0.number)) },
            role: { $0.state == .live ? .accent : .fg }, text: { row, _ in "v\(row.number)" }),
        Column(
            "TASK", width: 6, maximum: 20, rank: 3, key: { .text($0.task) },
            text: { row, _ in row.task }),
        Column(
            "STATE", width: 11, key: { .text($0.state.rawValue) }, role: { $0.state.role },
            text: { row, _ in row.state.sign + " " + row.state.rawValue }),
    ]

    private static let figureColumns: [Column<VersionRow>] = [
        figure("ACC", width: 5, rank: 1, { $0.accuracy }),
        Column(
            "GAIN", width: 5, alignment: .right, rank: 2,
            key: { $0.gain.map { .number($0) } ?? .missing }, role: { Sign.role(of: $0.gain) },
            text: { row, _ in row.gain.map(Wording.gain) ?? Wording.missing }),
        figure("F1", width: 5, rank: 6, { $0.macroF1 }),
        figure("ECE", width: 5, rank: 7, { $0.calibrationError }),
        Column(
            "COVERAGE", width: 8, alignment: .right, rank: 5,
            key: { $0.figures.isMeasured ? .number($0.figures.coverage) : .missing },
            text: { row, _ in
                Wording.percent(row.figures.isMeasured ? row.figures.coverage : nil)
            }),
        Column(
            "ANSWERED-ACC", name: "answered", width: 12, alignment: .right, rank: 8,
            key: { $0.figures.isMeasured ? .number($0.figures.answeredAccuracy) : .missing },
            text: { row, _ in
                Wording.percent(row.figures.isMeasured ? row.figures.answeredAccuracy : nil)
            }),
    ]

    private static let sizeColumns: [Column<VersionRow>] = [
        Column(
            "SIZE", width: 5, alignment: .right, rank: 10,
            key: { .number(Double($0.figures.bytes)) },
            text: { row, _ in Wording.bytes(row.figures.bytes) }),
        Column(
            "TRAINED ON", name: "examples", width: 10, alignment: .right, rank: 9,
            key: { .number(Double($0.figures.trainedOn)) },
            text: { row, _ in Wording.grouped(row.figures.trainedOn) }),
        Column(
            "WHEN", width: 7, rank: 4, key: { .number(Double($0.trainedAt.milliseconds)) },
            role: { _ in .muted },
            text: { row, moment in moment.clock.brief(row.trainedAt, at: moment.now) }),
        Column(
            "REMARK", width: 12, rank: 11, isFlexible: true, key: { .text($0.remark) },
            role: { _ in .muted }, text: { row, _ in row.remark }),
    ]

    private static func figure(
        _ title: String, width: Int, rank: Int, _ value: @escaping @Sendable (Figures) -> Double
    ) -> Column<VersionRow> {
        Column(
            title, width: width, alignment: .right, rank: rank,
            key: { $0.figures.isMeasured ? .number(value($0.figures)) : .missing },
            text: { row, _ in
                Wording.fixed(row.figures.isMeasured ? value(row.figures) : nil, 3)
            })
    }
}

extension VersionState {
    /// A sign of its own for each state, so that no state is a colour alone.
    var sign: String {
        switch self {
        case .candidate: "◐"
        case .live: "●"
        case .retired: "○"
        case .rejected: "✗"
        }
    }

    var role: Role {
        switch self {
        case .candidate: .stateTraining
        case .live: .stateLive
        case .retired: .stateArchived
        case .rejected: .stateFailed
        }
    }
}

/// How a change for the better or the worse looks.
enum Sign {
    static func role(of change: Double?) -> Role {
        guard let change, change != 0 else { return .muted }
        return change > 0 ? .up : .down
    }

    /// `▲` for better, `▼` for worse, `=` for no change.
    static func glyph(better change: Double) -> String {
        change == 0 ? "=" : change > 0 ? "▲" : "▼"
    }
}
