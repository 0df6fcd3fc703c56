import ArgumentParser
import Foundation
import Link
import Node
import Store
import Wire

/// Invites a node or a person.
struct InviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Invite a child node, an operator, a viewer or a client.",
        discussion: """
            Prints one line to hand over. It works once, expires, and says by which certificate \
            this node is to be known, so that no key is copied by hand.

            Examples:
              tideline invite --name edge-7
              tideline invite --name edge-7 --budget 64kB --for 24h
              tideline invite --role operator --name anna --address cloud.example:7654
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "node (a child), client (asks), viewer (looks) or operator (does everything).")
    var role: Role = .node

    @Option(help: "Whom it is for; a child goes by this name here.")
    var name: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long it is valid, such as 30m, 1h or 7d.", valueName: "time"))
    var validFor = Span(seconds: 3600)

    @Option(help: "For a child: the largest version that it takes up, such as 64kB.")
    var budget: ByteCount?

    @Option(help: "For a child: the most microseconds that one answer may take there.")
    var budgetMicros: Double?

    @Option(
        help: ArgumentHelp(
            "Where the node is reached from there; where it listens without.",
            valueName: "host:port"))
    var address: ListenAddress?

    func validate() throws {
        guard role == .node || (budget == nil && budgetMicros == nil) else {
            throw ValidationError("a budget is for a child: --role node")
        }
    }

    func run() async throws {
        try await node.withSession { session in
            let served = try await servedAddress(session)
            let invitation = try await session.node.invite(
                InvitationRequest(
                    role: role, name: name, validFor: validFor.seconds, budget: wanted),
                by: node.operatorWord)
            let link = InvitationLink(
                address: address ?? served.address, secret: invitation.secret, trust: served.trust)
            try node.printer.print(Made(link, invitation), text: words)
        }
    }

    struct Made: Encodable {
        var link: String
        var role: Role
        var name: String
        var expiresAt: Timestamp

        init(_ link: InvitationLink, _ invitation: Invitation) {
            self.link = link.description
            role = invitation.role
            name = invitation.name
            expiresAt = invitation.expiresAt
        }
    }

    private var wanted: Budget? {
        guard budget != nil || budgetMicros != nil else { return nil }
        return Budget(bytes: budget?.bytes, answerMicros: budgetMicros)
    }

    private func words(_ made: Made) -> String {
        let here = made.role == .node ? " --data FOLDER" : ""
        return """
            \(made.link)
            It lets \(made.name) in once as \(made.role.rawValue), until \
            \(Words.moment(made.expiresAt)). There: tideline join\(here) 'LINK'
            """
    }

    /// Where the node is reached, and how it is known there.
    private func servedAddress(_ session: NodeSession) async throws -> ServedAddress {
        if let place = try node.remotePlace() {
            let remote = try NodeAddress(url: place.url, certificate: place.certificate)
            return ServedAddress(
                address: ListenAddress(host: remote.host, port: remote.port),
                trust: try remote.invitationTrust)
        }
        if let opened = session.opened { return try notServing(opened) }
        let served = LockHolder(folder: node.folder)?.addresses.compactMap { ServedAddress($0) }
        guard let first = served?.first(where: { !$0.address.isLoopback }) ?? served?.first else {
            throw NodeError(
                .conflict,
                "the node listens at its socket alone, where nobody from elsewhere can join; run "
                    + "it with: tideline serve --listen HOST:PORT")
        }
        return first.reachable
    }

    /// The node does not run: the invitation is for where it will.
    private func notServing(_ opened: Node) throws -> ServedAddress {
        guard let address else {
            throw NodeError(
                .conflict,
                "the node does not run; start it with tideline serve, or say with --address "
                    + "where it will be reached")
        }
        let certificate = try ServerCertificate.own(
            folder: node.folder, name: opened.name, now: NodeClock.system.now())
        return ServedAddress(address: address, trust: certificate.trust)
    }
}

extension Role: ExpressibleByArgument {}
