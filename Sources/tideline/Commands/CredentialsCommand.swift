import ArgumentParser
import Wire

/// Lists who may ask.
struct CredentialsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credentials",
        abstract: "List who was let in, as what, and when they were last here.",
        discussion: """
            Examples:
              tideline credentials
              tideline credentials --json
            """)

    @OptionGroup var node: NodeOptions

    func run() async throws {
        try await node.withNode { node in
            let now = try await node.status().at
            try self.node.printer.print(try await node.credentials()) { table($0, now: now) }
        }
    }

    private func table(_ rows: [CredentialRow], now: Timestamp) -> String {
        guard !rows.isEmpty else { return "nobody was let in; see tideline invite" }
        var table = TextTable(["ID", "NAME", "ROLE", "SINCE", "INVITED BY", "LAST USED", "STATE"])
        for row in rows {
            table.add([
                "\(row.id)", row.name, row.role.rawValue, Words.moment(row.createdAt),
                row.invitedBy, row.lastUsedAt.map { Words.age($0, now: now) } ?? "—",
                row.revokedAt.map { "revoked \(Words.moment($0))" } ?? "good",
            ])
        }
        return table.text
    }
}

/// Makes a credential worthless.
struct RevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Make a credential worthless at once.",
        discussion: """
            Examples:
              tideline revoke c3
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "The credential, such as c3; see tideline credentials.")
    var credential: String

    func run() async throws {
        let digits = credential.hasPrefix("c") ? String(credential.dropFirst()) : credential
        guard let number = Int64(digits) else {
            throw ValidationError("\"\(credential)\" is not a credential such as c3")
        }
        try await node.withNode { node in
            let id = CredentialID(number)
            try await node.revoke(id, by: self.node.operatorWord)
            let row = try await node.credentials().first { $0.id == id }
            try self.node.printer.print(row) { row in
                let name = row.map { " of \($0.name)" } ?? ""
                return "\(id)\(name) is worthless now; to let it in again: tideline invite"
            }
        }
    }
}
