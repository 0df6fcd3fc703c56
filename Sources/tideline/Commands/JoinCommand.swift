import ArgumentParser
import Foundation
import Link
import Node
import Wire

/// Redeems an invitation.
struct JoinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Join a parent, or a node to operate, by the link that tideline invite printed.",
        discussion: """
            An invitation for a child makes the node in the data folder the child of the one that \
            gave it; the node must not run meanwhile. Every other invitation is noted for --node.

            Examples:
              tideline join 'tideline://cloud.example:7654/…#sha256=…'
              tideline join --data /var/lib/tideline 'tideline://…'
              tideline join --operate --called cloud 'tideline://…'
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "The line that tideline invite printed.")
    var link: String

    @Flag(help: "The invitation is a person's or a client's, not a child's.")
    var operate = false

    @Option(help: "The word for --node by which the node is known here; its own name without.")
    var called: String?

    func validate() throws {
        guard node.remote == nil else {
            throw ValidationError("join is for the node in a data folder, or for this user")
        }
    }

    func run() async throws {
        do {
            let invitation = try InvitationLink(reading: link)
            if operate { try await joinAsPerson(invitation) } else { try await join(invitation) }
        } catch let error as NodeError {
            throw Failure.of(error)
        }
    }
}
