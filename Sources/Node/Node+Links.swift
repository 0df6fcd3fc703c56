package import Wire

extension Node {
    /// Whether there is a parent to pass questions up to.
    var hasParent: Bool { false }

    package func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply {
        throw NodeError(.unavailable, "not built yet")
    }

    package func setLink(
        to child: NodeID?, isHeld: Bool, by operatorName: String
    ) async throws {
        throw NodeError(.unavailable, "not built yet")
    }

    package func relay(
        _ request: RelayedRequest, to node: NodeID
    ) async throws -> RelayedReply {
        throw NodeError(.unavailable, "not built yet")
    }
}
