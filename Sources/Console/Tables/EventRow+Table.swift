package import Wire

extension EventRow: TableRow {
    package var searchText: String { "\(level.word) \(topic) \(text)" }

    package static let columns: [Column<EventRow>] = [
        Column(
            "TIME", width: 8, key: { .number(Double($0.at.milliseconds)) }, role: { _ in .muted },
            text: { row, moment in moment.clock.time(row.at) }),
        Column(
            "LEVEL", width: 5, key: { .text($0.level.word) }, role: { $0.level.role },
            text: { row, _ in row.level.word }),
        Column(
            "TOPIC", width: 8, rank: 1, key: { .text($0.topic) }, role: { _ in .muted },
            text: { row, _ in row.topic }),
        Column(
            "WHAT", width: 10, isFlexible: true, key: { .text($0.text) },
            text: { row, _ in row.text }),
    ]
}

extension EventLevel {
    var word: String {
        switch self {
        case .debug: "debug"
        case .info: "info"
        case .warning: "warn"
        case .error: "error"
        }
    }

    var role: Role {
        switch self {
        case .debug: .logDebug
        case .info: .logInfo
        case .warning: .logWarn
        case .error: .logErr
        }
    }
}

extension AuditRow: TableRow {
    package var searchText: String { "\(by) \(verb) \(object) \(reason)" }

    package static let columns: [Column<AuditRow>] = [
        Column(
            "TIME", width: 8, key: { .number(Double($0.at.milliseconds)) }, role: { _ in .muted },
            text: { row, moment in moment.clock.time(row.at) }),
        Column("WHO", width: 10, key: { .text($0.by) }, text: { row, _ in row.by }),
        Column("DID", width: 12, key: { .text($0.verb) }, text: { row, _ in row.verb }),
        Column(
            "TO", width: 10, isFlexible: true, key: { .text($0.object) },
            text: { row, _ in
                row.reason.isEmpty ? row.object : row.object + ": " + row.reason
            }),
    ]
}
