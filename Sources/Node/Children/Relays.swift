internal import Store
internal import Wire

/// Has a request carried out here, or by the node below that it is for.
struct Relays: Sendable {
    let identity: NodeIdentity
    let outlook: Outlook
    let children: Children
    let hooks: Hooks
    let pace: LinkPace

    /// Throws `.notFound` when the node is not below, `.unavailable` when it cannot be reached.
    func relay(_ request: RelayedRequest, to node: NodeID) async throws -> RelayedReply {
        if node.text == identity.id { return await hooks.now.relay(request) }
        guard let holder = outlook.holder(of: node) else {
            throw NodeError(
                .notFound,
                "no node \(node) is below \(identity.name); the tree shows those that are")
        }
        guard let conversation = children.conversation(with: holder) else {
            throw NodeError(
                .unavailable,
                "the node \(node) cannot be reached: the link to it is down; what it was when it "
                    + "was last seen is in the tree")
        }
        return try await conversation.relay(request, to: node, within: pace.relay)
    }

    /// The same as a reply, for who asked from further up.
    func carryOut(_ request: RelayedRequest, at node: NodeID) async -> RelayedReply {
        do {
            return try await relay(request, to: node)
        } catch {
            let error = NodeError(wrapping: error)
            // A code and a sentence can always be written as JSON.
            let body = (try? WireJSON.text(error)) ?? "{}"
            return RelayedReply(status: error.code == .notFound ? 404 : 503, body: body)
        }
    }
}
