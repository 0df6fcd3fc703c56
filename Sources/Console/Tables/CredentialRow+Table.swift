package import Wire

extension CredentialRow: TableRow {
    package var searchText: String { "\(id) \(role.rawValue) \(name) \(invitedBy)" }

    package static let columns: [Column<CredentialRow>] = [
        Column(
            "ID", width: 4, key: { .number(Double($0.id.number)) },
            text: { row, _ in row.id.description }),
        Column(
            "NAME", width: 12, isFlexible: true, key: { .text($0.name) },
            role: { $0.revokedAt == nil ? .fg : .stateArchived }, text: { row, _ in row.name }),
        Column(
            "ROLE", width: 8, key: { .text($0.role.rawValue) },
            text: { row, _ in row.role.rawValue }
        ),
        Column(
            "STATE", width: 11, key: { .text($0.revokedAt == nil ? "valid" : "revoked") },
            role: { $0.revokedAt == nil ? .stateLive : .stateFailed },
            text: { row, _ in row.revokedAt == nil ? "● valid" : "✗ revoked" }),
        Column(
            "USED", width: 6, rank: 1,
            key: { $0.lastUsedAt.map { .number(Double($0.milliseconds)) } ?? .missing },
            text: { row, moment in row.lastUsedAt.map { moment.age(of: $0) } ?? "never" }),
        Column(
            "SINCE", width: 6, rank: 2, key: { .number(Double($0.createdAt.milliseconds)) },
            role: { _ in .muted }, text: { row, moment in moment.age(of: row.createdAt) }),
        Column(
            "INVITED BY", name: "by", width: 10, maximum: 20, rank: 3,
            key: { .text($0.invitedBy) }, role: { _ in .muted }, text: { row, _ in row.invitedBy }),
    ]
}
