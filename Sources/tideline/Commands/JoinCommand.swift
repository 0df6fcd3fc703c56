import ArgumentParser
import Foundation
import Link
import Node
import Wire

/// Redeems an invitation.
struct JoinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Join a parent, or a node to speak to, by the line that tideline invite printed.",
        discussion: """
            An invitation for a child makes the node in the data folder the child of the one that \
            gave it; the node must not run meanwhile. Every other one lets this user speak to that \
            node with --node.

            Examples:
              tideline join 'tideline://cloud.example:7654/…#sha256=…'
              tideline join --data /var/lib/tideline 'tideline://…'
              tideline join --called cloud 'tideline://…'
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "The line that tideline invite printed.")
    var link: String

    @Option(help: "The word for --node; the node's own name without.")
    var called: String?

    func validate() throws {
        guard node.remote == nil else {
            throw ValidationError("join is for the node in a data folder, or for this user")
        }
    }

    func run() async throws {
        do {
            let invitation = try InvitationLink(reading: link)
            var joined = try await joinAsChild(invitation)
            if joined == nil { joined = try await joinAsUser(invitation) }
            try node.printer.print(joined) { $0?.sentence ?? "" }
        } catch let error as NodeError {
            throw Failure.of(error)
        }
    }

    struct Joined: Encodable {
        var role: Role
        var node: String
        /// The data folder that joined, or the word for `--node`.
        var place: String

        var sentence: String {
            role == .node
                ? "joined \(node): what the node in \(place) does not know goes there from its "
                    + "next start on: tideline serve --data \(place)"
                : "joined \(node) as \(role.rawValue): tideline status --node \(place)"
        }
    }

    /// Nil when the invitation is not for a child, or there is no node here that could be one.
    private func joinAsChild(_ invitation: InvitationLink) async throws -> Joined? {
        guard called == nil, FileManager.default.fileExists(atPath: node.folder + "/node.sqlite")
        else { return nil }
        let opened = try Node.open(
            folder: node.folder, options: Node.Options(worksByItself: false))
        do {
            let grant = try await Joining.join(opened, by: invitation)
            await opened.stop()
            return Joined(role: grant.role, node: grant.nodeName, place: node.folder)
        } catch let error as NodeError where error.code == .invalid {
            // It is for somebody else than a child, and still good.
            await opened.stop()
            return nil
        } catch {
            await opened.stop()
            throw error
        }
    }

    private func joinAsUser(_ invitation: InvitationLink) async throws -> Joined {
        do {
            let profile = try await Joining.befriend(
                by: invitation, called: called, profiles: RemoteProfiles())
            return Joined(role: profile.role, node: profile.name, place: profile.name)
        } catch let error as NodeError where error.code == .invalid {
            throw NodeError(
                .invalid,
                error.message + "; a child needs a node in \(node.folder): tideline init, then "
                    + "join again")
        }
    }
}

/// Forgets the parent.
struct LeaveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave",
        abstract: "Leave the parent, or forget a node that was joined for --node.",
        discussion: """
            Questions that wait for the parent wait here for a human from then on. The parent's \
            operator may revoke the credential, which is worthless afterwards.

            Examples:
              tideline leave --data /var/lib/tideline
              tideline leave --called cloud
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "Forget the node of this word instead.")
    var called: String?

    func validate() throws {
        guard node.remote == nil else {
            throw ValidationError("leave is for the node in a data folder, or for --called WORD")
        }
    }

    func run() async throws {
        do {
            if let called {
                guard try RemoteProfiles().remove(called) else {
                    throw NodeError(.notFound, "no node was joined as \"\(called)\"")
                }
                try node.printer.print(["left": called]) { _ in "forgot \(called)" }
                return
            }
            let opened = try Node.open(
                folder: node.folder, options: Node.Options(worksByItself: false))
            let left = Result { () throws(NodeError) in try opened.leave() }
            await opened.stop()
            try node.printer.print(["left": try left.get().name]) { left in
                "left \(left["left"] ?? ""); to make its credential worthless, there: "
                    + "tideline revoke"
            }
        } catch let error as NodeError {
            throw Failure.of(error)
        }
    }
}
