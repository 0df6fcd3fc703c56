internal import Synchronization
internal import Wire

/// The parent's side of the conversation with one child: does what `ChildState` decides.
final class ChildConversation: Sendable {
    private typealias Down = AsyncThrowingStream<DownFrame, any Error>

    /// Frames that may wait for a slow child to take them.
    private static let mostFrames = 256

    private struct State {
        /// Known once the child was let in.
        var child: ChildWork.Child?
        var pending: [Int64: AsyncStream<RelayedReply>.Continuation] = [:]
        var lastRelay: Int64 = 0
        /// The chain above as the child knows it.
        var told: [TreeEntry] = []
        var running: Task<Void, Never>?
        var reading: Task<Void, Never>?
        var watch: CredentialBook.Watch?
    }

    private let work: ChildWork
    private let performer: Performer<ChildState>
    private let down: Down.Continuation
    private let frames: Down
    private let state = Mutex(State())

    init(work: ChildWork) {
        self.work = work
        let (frames, down) = Down.makeStream(bufferingPolicy: .bufferingOldest(Self.mostFrames))
        self.frames = frames
        self.down = down
        performer = Performer(ChildState()) { effect in
            guard case .send(let frame) = effect else { return false }
            if case .dropped = down.yield(frame) { return false }
            return true
        }
    }

    func tell(_ event: ChildState.Event) {
        performer.tell(event)
    }

    /// Says how far each child's feed goes.
    func tell(heads: [Int64: Int64]) {
        guard let child = state.withLock({ $0.child }), let head = heads[child.row] else { return }
        performer.tell(.fed(upTo: head))
    }

    func end(_ error: NodeError) {
        performer.tell(.end(error))
    }

    /// Begins: listens to `up` and returns what is said to the child.
    func begin(_ up: AsyncStream<UpFrame>) -> AsyncThrowingStream<DownFrame, any Error> {
        down.onTermination = { [weak performer] _ in
            // Where a task is cancelled, its lock is held here; and who tells a performer something
            // wakes that task with the machine held. One inside of the other would wait for ever.
            Task {
                performer?.tell(
                    .lost(NodeError(.unavailable, "the child does not listen any more")))
            }
        }
        let running = Task { [self] in
            await performer.run { await self.perform($0) }
        }
        let reading = Task { [weak self] in
            for await frame in up {
                guard let self else { return }
                heard(frame)
            }
            self?.tell(.lost(NodeError(.unavailable, "the child ended the conversation")))
        }
        state.withLock { state in
            state.running = running
            state.reading = reading
        }
        return frames
    }

    /// Keeps an eye on the child's credential for as long as the conversation lasts.
    func keep(_ watch: CredentialBook.Watch) {
        state.withLock { $0.watch = watch }
    }

    /// Returns when nothing of the conversation is at work any more.
    func ended() async {
        await state.withLock { $0.running }?.value
    }

    /// Has the child, or a node below it, carry a request out.
    func relay(
        _ request: RelayedRequest, to node: NodeID, within seconds: Double
    ) async throws -> RelayedReply {
        let (replies, continuation) = AsyncStream.makeStream(of: RelayedReply.self)
        let id = state.withLock { state in
            state.lastRelay += 1
            state.pending[state.lastRelay] = continuation
            return state.lastRelay
        }
        defer { state.withLock { $0.pending[id] = nil } }
        performer.tell(.relay(id: id, to: node, request: request))
        // Over since it was looked up: nobody would reply.
        if performer.state.phase != .open { continuation.finish() }
        if let reply = await replies.first(within: seconds) { return reply }
        throw NodeError(
            .unavailable,
            "the node \(node) did not reply within \(Int(seconds.rounded(.up))) s; try again, or "
                + "look at its link in the tree")
    }

    /// Notes whose conversation it is.
    func take(_ child: ChildWork.Child) {
        state.withLock { $0.child = child }
    }

    private func heard(_ frame: UpFrame) {
        if let child = state.withLock({ $0.child }) { work.heard(child) }
        performer.tell(.heard(frame))
    }

    private func perform(_ effect: ChildState.Effect) async -> [ChildState.Event] {
        do {
            return try await performed(effect)
        } catch {
            let error = NodeError(wrapping: error)
            // The child tries again what could not be done now.
            return [.end(NodeError(.unavailable, error.message))]
        }
    }

    private func performed(_ effect: ChildState.Effect) async throws -> [ChildState.Event] {
        switch effect {
        case .admit(let hello): return await admit(hello)
        case .finish(let error):
            finish(error)
            return []
        case .deliver(let id, let reply):
            let waiting = state.withLock { $0.pending[id] }
            waiting?.yield(reply)
            return []
        case .send:
            return [.lost(NodeError(.unavailable, "the child does not take what is sent to it"))]
        default: break
        }
        guard let child = state.withLock({ $0.child }) else { return [] }
        switch effect {
        case .take(let batch, let applied):
            let receipts = try await work.take(batch, from: child, havingApplied: applied)
            return [.fed(upTo: .max), .served(receipts)]
        case .hear(let batch, let applied):
            return [.served(try await work.hear(batch, from: child, havingApplied: applied))]
        case .confirm(let number): try await work.confirm(upTo: number, child)
        case .keep(let report): try await work.keep(report, of: child)
        case .load(let after, let limit):
            return [.loaded(try await work.feed(child, after: after, limit: limit))]
        case .tellAbove(let isFirst): try await tellAbove(isFirst: isFirst)
        case .admit, .finish, .deliver, .send: break
        }
        return []
    }

    private func admit(_ hello: Hello) async -> [ChildState.Event] {
        do {
            let (child, welcome) = try await work.admit(hello, to: self)
            work.came(child)
            return [.admitted(welcome, applied: hello.applied)]
        } catch {
            return [.refused(NodeError(wrapping: error))]
        }
    }

    private func tellAbove(isFirst: Bool) async throws {
        let chain = try await work.chain()
        let timeless = chain.map(ReportLedger.timeless)
        let isNews = state.withLock { state in
            defer { state.told = timeless }
            return isFirst || state.told != timeless
        }
        let frame: DownFrame = isNews ? .above(chain: chain) : .beat
        if case .dropped = down.yield(frame) {
            throw NodeError(.unavailable, "the child does not take what is sent to it")
        }
    }

    private func finish(_ error: NodeError) {
        down.onTermination = nil
        down.finish()
        performer.finish()
        let (child, pending, reading) = state.withLock { state in
            defer { state.pending = [:] }
            return (state.child, Array(state.pending.values), state.reading)
        }
        for waiting in pending { waiting.finish() }
        reading?.cancel()
        if let child { work.leave(self, child, error) }
    }
}
