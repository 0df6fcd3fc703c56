internal import Synchronization
internal import Wire

/// The conversations with children that go on now, one a child.
final class Children: Sendable {
    private struct State {
        var byNode: [NodeID: ChildConversation] = [:]
        var heartbeat: Heartbeat?
        var isStopping = false
        /// The heads of the feeds are being read, and whether they must be once more.
        var isLooking = false
        var mustLookAgain = false
    }

    private let state = Mutex(State())
    private let pace: LinkPace
    private let reads: Offload
    /// How far each child's feed goes, by its row.
    private let heads: @Sendable () throws -> [Int64: Int64]

    init(
        pace: LinkPace, reads: Offload, heads: @escaping @Sendable () throws -> [Int64: Int64]
    ) {
        self.pace = pace
        self.reads = reads
        self.heads = heads
    }

    func conversation(with child: NodeID) -> ChildConversation? {
        state.withLock { $0.byNode[child] }
    }

    /// Takes a conversation in, in place of an earlier one with the child, which ends; throws
    /// `.unavailable` when the node is stopping.
    ///
    /// What is shown of the link is changed here and in `leave` while nobody else comes or goes:
    /// else the end of a former conversation could be shown after the new one's beginning.
    func enter(
        _ conversation: ChildConversation, with child: NodeID, showing: () -> Void
    ) throws {
        let former = try state.withLock { state in
            guard !state.isStopping else {
                throw NodeError(.unavailable, "this node is stopping")
            }
            if state.heartbeat == nil {
                state.heartbeat = Heartbeat("children", seconds: pace.beat) { [weak self] in
                    self?.tellAll(.tick)
                }
            }
            defer { state.byNode[child] = conversation }
            showing()
            return state.byNode[child]
        }
        former?.end(NodeError(.unavailable, "a newer conversation took this one's place"))
    }

    /// Returns whether it was the conversation with the child that goes on now; `showing` is done
    /// if so.
    func leave(
        _ conversation: ChildConversation, with child: NodeID, showing: () -> Void
    ) -> Bool {
        state.withLock { state in
            guard state.byNode[child] === conversation else { return false }
            state.byNode[child] = nil
            showing()
            return true
        }
    }

    /// Does what holds only while nothing is said with the child.
    func whileSilent(_ child: NodeID, _ show: () -> Void) {
        state.withLock { state in
            if state.byNode[child] == nil { show() }
        }
    }

    /// The feeds may have something new.
    ///
    /// One look tells which, however many children there are and however often this is called
    /// meanwhile.
    func wake() {
        let mustBegin = state.withLock { state in
            guard !state.byNode.isEmpty else { return false }
            state.mustLookAgain = state.isLooking
            defer { state.isLooking = true }
            return !state.isLooking
        }
        if mustBegin { reads.start { [weak self] in self?.look() } }
    }

    private func look() {
        var isDone = false
        while !isDone {
            do {
                let heads = try heads()
                for child in state.withLock({ Array($0.byNode.values) }) {
                    child.tell(heads: heads)
                }
            } catch {
                // Each looks for itself, and says what is wrong with the store.
                tellAll(.fed(upTo: .max))
            }
            isDone = state.withLock { state in
                defer {
                    state.isLooking = state.mustLookAgain
                    state.mustLookAgain = false
                }
                return !state.mustLookAgain
            }
        }
    }

    /// Ends every conversation, and returns when nothing of them is at work any more.
    func stop() async {
        let (conversations, heartbeat) = state.withLock { state in
            state.isStopping = true
            return (Array(state.byNode.values), state.heartbeat)
        }
        for conversation in conversations {
            conversation.end(NodeError(.unavailable, "the parent is stopping"))
        }
        for conversation in conversations { await conversation.ended() }
        await Offload("stopping").wait { heartbeat?.stop() }
    }

    private func tellAll(_ event: ChildState.Event) {
        for conversation in state.withLock({ Array($0.byNode.values) }) {
            conversation.tell(event)
        }
    }
}
