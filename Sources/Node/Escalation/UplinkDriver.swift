internal import Dispatch
internal import Learning
internal import Synchronization
internal import Wire

/// Keeps the conversation with the parent going: does what `UplinkState` decides.
final class UplinkDriver: Sendable {
    /// Frames that may wait for a slow parent to take them.
    private static let mostFrames = 256

    private let uplink: any Uplink
    private let work: UplinkWork
    private let performer: Performer<UplinkState>
    private let line: Line
    private let heartbeat = Mutex<Heartbeat?>(nil)
    private let running = Mutex<Task<Void, Never>?>(nil)
    private let timer = DispatchQueue(label: "tideline.uplink")

    init(to uplink: any Uplink, work: UplinkWork, pace: LinkPace, seed: UInt64) {
        self.uplink = uplink
        self.work = work
        let line = Line()
        self.line = line
        performer = Performer(
            UplinkState(
                pace: pace,
                backoff: Backoff(
                    first: pace.firstRest, longest: pace.longestRest,
                    generator: SeededGenerator(seed: seed)))
        ) { effect in
            guard case .send(let frame) = effect else { return false }
            return line.send(frame)
        }
    }

    /// How the link is.
    var link: LinkState { performer.state.link }

    func tell(_ event: UplinkState.Event) {
        performer.tell(event)
    }

    func start(isHeld: Bool) {
        let task = Task { [self] in await performer.run { await self.perform($0) } }
        running.withLock { $0 = task }
        performer.tell(.start(isHeld: isHeld))
    }

    /// Ends the conversation, and returns when nothing of it is at work any more.
    func stop() async {
        performer.tell(.stop)
        performer.finish()
        await running.withLock { $0 }?.value
        await Offload("stopping").wait { [self] in breathe(every: nil) }
    }

    private func perform(_ effect: UplinkState.Effect) async -> [UplinkState.Event] {
        do {
            return try await performed(effect)
        } catch {
            return [.lost(NodeError(wrapping: error))]
        }
    }

    private func performed(
        _ effect: UplinkState.Effect
    ) async throws -> [UplinkState.Event] {
        switch effect {
        case .dial: try await dial()
        case .hangUp: line.hangUp()
        case .rest(let seconds): rest(seconds)
        case .breathe(let seconds): breathe(every: seconds)
        case .send:
            throw NodeError(.unavailable, "the parent does not take what is sent to it")
        case .settle(let welcome): try await work.settle(welcome)
        case .resend: try await work.resend()
        case .load(let limit): return [.loaded(try await work.load(limit: limit))]
        case .apply(let batch): return [.applied(upTo: try await work.apply(batch))]
        case .acknowledge(let receipts): try await work.acknowledge(receipts)
        case .carryOut(let id, let to, let request): carryOut(id, to, request)
        case .showAbove(let chain): try work.showAbove(chain)
        case .report(let isWhole): try await report(isWhole: isWhole)
        case .announce(let told): work.announce(told)
        }
        return []
    }

    private func dial() async throws {
        let hello = try await work.hello()
        let (frames, up) = AsyncStream.makeStream(
            of: UpFrame.self, bufferingPolicy: .bufferingOldest(Self.mostFrames))
        up.yield(.hello(hello))
        performer.tell(.greeted(applied: hello.applied))
        line.connect(up) { number in
            Task { [weak self, uplink] in
                let error: NodeError
                do {
                    for try await frame in try await uplink.converse(frames) {
                        guard let self, line.number == number else { return }
                        work.heardParent()
                        performer.tell(.heard(frame))
                    }
                    error = NodeError(.unavailable, "the parent ended the conversation")
                } catch let thrown {
                    error = NodeError(wrapping: thrown)
                }
                guard let self, line.number == number else { return }
                performer.tell(.lost(error))
            }
        }
    }

    private func rest(_ seconds: Double) {
        timer.asyncAfter(deadline: .now() + seconds) { [weak performer] in
            performer?.tell(.rested)
        }
    }

    private func breathe(every seconds: Double?) {
        let former = heartbeat.withLock { heartbeat in
            defer {
                heartbeat = seconds.map {
                    Heartbeat("beat", seconds: $0) { [weak performer] in performer?.tell(.tick) }
                }
            }
            return heartbeat
        }
        former?.stop()
    }

    /// Whoever wants to look at this node from above must not hold up the conversation.
    private func carryOut(_ id: Int64, _ node: NodeID, _ request: RelayedRequest) {
        Task { [work, line] in
            let reply = await work.carryOut(request, at: node)
            _ = line.send(.relayed(id: id, reply: reply))
        }
    }

    private func report(isWhole: Bool) async throws {
        let reports = try await work.report(isWhole: isWhole)
        let frames = reports.isEmpty ? [UpFrame.beat] : reports.map { .report($0) }
        for frame in frames where !line.send(frame) {
            throw NodeError(.unavailable, "the parent does not take what is sent to it")
        }
    }
}
