package import Wire

/// What a parent does in the conversation with one child: decided here, done by
/// `ChildConversation`.
///
/// greeting → admitting → open → over. What is unapplied at the child is bounded, and so is what
/// it may ask for before it was served: a slow or hostile child costs the others nothing.
package struct ChildState: StateMachine, Equatable {
    package enum Event: Equatable, Sendable {
        case heard(UpFrame)
        /// The child may come in; it has applied its feed up to this number.
        case admitted(Welcome, applied: Int64)
        case refused(NodeError)
        /// What the child sent was dealt with.
        case served([DownFrame])
        /// The feed may have something new, up to this number.
        case fed(upTo: Int64)
        /// What was loaded of the feed; empty when there is no more.
        case loaded([Delivery])
        case relay(id: Int64, to: NodeID, request: RelayedRequest)
        case tick
        /// The conversation ended at the other side, or nobody takes what is sent.
        case lost(NodeError)
        /// It is ended here, and the child is told why.
        case end(NodeError)
    }

    package enum Effect: Equatable, Sendable {
        /// See whether the child may come in.
        case admit(Hello)
        case send(DownFrame)
        /// Take questions in, with how far the child had applied its feed when it sent them.
        case take([EscalatedQuestion], applied: Int64)
        case hear([HumanWord], applied: Int64)
        /// Note durably what the child applied.
        case confirm(upTo: Int64)
        case keep(NodeReport)
        case load(after: Int64, limit: Int)
        case deliver(id: Int64, reply: RelayedReply)
        /// Tell the chain above when it changed, else give a sign of life.
        case tellAbove(isFirst: Bool)
        case finish(NodeError)
    }

    package enum Phase: Equatable, Sendable {
        case greeting, admitting, open, over
    }

    /// How many entries of the feed may be under way to the child.
    package static let window: Int64 = 512
    private static let batch = 128
    /// How many batches the child may send before the first of them is served.
    private static let mostUnserved = 8
    private static let mostEntries = 1024
    /// What the child applied is noted once it is so much, or at the next beat: should it be
    /// forgotten, the child's next hello says it again.
    private static let confirmedAtOnce: Int64 = 64

    package private(set) var phase = Phase.greeting
    private var sent: Int64 = 0
    private var applied: Int64 = 0
    private var confirmed: Int64 = 0
    private var isLoading = false
    /// How many entries of the feed are being loaded at most.
    private var asked = 0
    private var mustLook = false
    /// Receipts that follow the answers to the same questions, so that the child writes once.
    private var held: [DownFrame] = []
    private var unserved = 0
    private var silentBeats = 0

    package init() {}

    package mutating func update(_ event: Event) -> [Effect] {
        switch (phase, event) {
        case (.over, _): return []
        case (_, .lost(let error)): return end(error)
        case (_, .end(let error)), (.admitting, .refused(let error)):
            return [.send(.refused(error))] + end(error)
        case (.greeting, .heard(.hello(let hello))):
            phase = .admitting
            return [.admit(hello)]
        case (.greeting, .heard):
            let error = NodeError(.invalid, "a conversation begins with a hello")
            return [.send(.refused(error))] + end(error)
        case (.admitting, .admitted(let welcome, let applied)):
            phase = .open
            (sent, self.applied, confirmed) = (applied, applied, applied)
            mustLook = true
            return [.send(.welcome(welcome)), .tellAbove(isFirst: true)] + look()
        case (.open, .heard(let frame)):
            silentBeats = 0
            return heard(frame)
        // While it is let in, the child waits for this node.
        case (.admitting, .tick): return []
        case (_, .tick): return tick()
        case (.open, _): return work(event)
        default: return []
        }
    }

    private mutating func heard(_ frame: UpFrame) -> [Effect] {
        switch frame {
        case .hello:
            return update(.end(NodeError(.invalid, "a conversation has one hello")))
        case .questions(let batch): return serve(batch.count, .take(batch, applied: applied))
        case .words(let batch): return serve(batch.count, .hear(batch, applied: applied))
        case .applied(let number):
            guard number > applied else { return [] }
            applied = min(number, sent)
            return confirm(atLeast: Self.confirmedAtOnce) + look()
        case .report(let report): return [.keep(report)]
        case .relayed(let id, let reply): return [.deliver(id: id, reply: reply)]
        case .beat: return []
        }
    }

    private mutating func serve(_ count: Int, _ effect: Effect) -> [Effect] {
        guard count <= Self.mostEntries, unserved < Self.mostUnserved else {
            return update(
                .end(
                    NodeError(
                        .invalid, "too much at once: wait for receipts before sending more")))
        }
        unserved += 1
        // It is noted with what is taken in.
        confirmed = applied
        return [effect]
    }

    private mutating func work(_ event: Event) -> [Effect] {
        switch event {
        case .served(let frames):
            unserved -= 1
            held += frames
            return isLoading ? [] : release()
        case .fed(let last):
            guard last > sent else { return [] }
            mustLook = true
            return look()
        case .loaded(let batch):
            isLoading = false
            guard let last = batch.last else { return release() + look() }
            sent = last.sequence
            // Fewer than were asked for is all there was.
            if batch.count >= asked { mustLook = true }
            return [.send(.deliveries(batch: batch))] + release() + look()
        case .relay(let id, let to, let request):
            return [.send(.relay(id: id, to: to, request: request))]
        default: return []
        }
    }

    private mutating func release() -> [Effect] {
        defer { held = [] }
        return held.map { .send($0) }
    }

    private mutating func confirm(atLeast count: Int64) -> [Effect] {
        guard applied - confirmed >= count else { return [] }
        confirmed = applied
        return [.confirm(upTo: applied)]
    }

    private mutating func look() -> [Effect] {
        let room = Self.window - (sent - applied)
        guard mustLook, !isLoading, room > 0 else { return [] }
        mustLook = false
        isLoading = true
        asked = min(Self.batch, Int(room))
        return [.load(after: sent, limit: asked)]
    }

    private mutating func tick() -> [Effect] {
        silentBeats += 1
        guard silentBeats <= LinkPace.missedBeats else {
            return end(
                NodeError(.unavailable, "nothing was heard for \(LinkPace.missedBeats) beats"))
        }
        return phase == .open ? confirm(atLeast: 1) + [.tellAbove(isFirst: false)] : []
    }

    private mutating func end(_ error: NodeError) -> [Effect] {
        phase = .over
        return [.finish(error)]
    }
}
