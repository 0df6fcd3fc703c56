package import Wire

/// What a node does about its parent: decided here, done by `UplinkDriver`.
///
/// resting ⇄ dialling → open, and back to resting whenever the link is lost. At most one batch of
/// the outbox is under way; the next is loaded once each of its entries has its receipt.
package struct UplinkState: StateMachine, Equatable {
    package enum Event: Equatable, Sendable {
        case start(isHeld: Bool)
        /// The time to rest is over.
        case rested
        /// The hello went out, with the last number of the parent's feed that is applied here.
        case greeted(applied: Int64)
        case heard(DownFrame)
        /// The outbox has something new.
        case outboxChanged
        /// What was loaded of the outbox, as frames; empty when there is nothing to send.
        case loaded([UpFrame])
        case applied(upTo: Int64)
        case tick
        case lost(NodeError)
        case hold
        case join
        case stop
    }

    package enum Effect: Equatable, Sendable {
        /// Begin a conversation and say hello.
        case dial
        case rest(seconds: Double)
        /// Tick so often from now on.
        case breathe(seconds: Double)
        /// Let the numbers of the outbox fit what the parent has.
        case settle(Welcome)
        /// Mark everything kept as unsent: this store is older than what the parent knows of it.
        case resend
        case load(limit: Int)
        case send(UpFrame)
        case apply([Delivery])
        case acknowledge([Receipt])
        case carryOut(id: Int64, to: NodeID, request: RelayedRequest)
        case showAbove([TreeEntry])
        /// Say how things are, or what changed since the last report; a beat when nothing did.
        case report(isWhole: Bool)
        case hangUp
        case announce(Told)
    }

    /// What people are told of the link, once each time it changes.
    package enum Told: Equatable, Sendable {
        case connected(Welcome)
        case lost(NodeError)
        case refused(NodeError)
    }

    package enum Phase: Equatable, Sendable {
        case resting
        case dialling
        case open
        /// Cut by an operator here.
        case held
        case stopped
    }

    /// The most entries of the outbox in one frame.
    package static let batch = 256
    /// A batch without its receipts for so many beats was lost on the way.
    private static let mostBeatsInFlight = 20

    package private(set) var phase = Phase.resting
    /// Cut by an operator at the parent.
    private var isHeldAbove = false
    private let pace: LinkPace
    private var backoff: Backoff
    private var applied: Int64 = 0
    private var inFlight: Set<Int64> = []
    private var beatsInFlight = 0
    private var isLoading = false
    private var mustLook = false
    private var silentBeats = 0
    /// What was told last of a link that is down; nil once it is up.
    private var trouble: NodeError?

    package init(pace: LinkPace, backoff: Backoff) {
        self.pace = pace
        self.backoff = backoff
    }

    /// How the link is, for the tree.
    package var link: LinkState {
        switch phase {
        case .open: .connected
        case .held: .held
        case .resting, .dialling, .stopped: isHeldAbove ? .held : .lost
        }
    }

    package mutating func update(_ event: Event) -> [Effect] {
        switch (phase, event) {
        case (.stopped, _): return []
        case (_, .stop): return end(in: .stopped)
        case (_, .hold): return phase == .held ? [] : end(in: .held)
        case (.held, .join): return dial()
        case (.resting, .start(let isHeld)): return isHeld ? end(in: .held) : dial()
        case (.resting, .rested): return dial()
        case (.dialling, .greeted(let applied)):
            self.applied = applied
            return []
        case (.dialling, .lost(let error)), (.open, .lost(let error)): return lost(error)
        case (.dialling, .heard(let frame)): return greeted(by: frame)
        case (.open, .heard(let frame)):
            silentBeats = 0
            return heard(frame)
        case (.dialling, .tick), (.open, .tick): return tick()
        case (.open, _): return work(event)
        default: return []
        }
    }

    private mutating func dial() -> [Effect] {
        phase = .dialling
        silentBeats = 0
        return [.breathe(seconds: pace.beat), .dial]
    }

    private mutating func end(in phase: Phase) -> [Effect] {
        let wasTalking = self.phase == .open || self.phase == .dialling
        self.phase = phase
        forget()
        return wasTalking ? [.hangUp] : []
    }

    private mutating func forget() {
        inFlight = []
        beatsInFlight = 0
        isLoading = false
        mustLook = false
        isHeldAbove = false
    }
}

extension UplinkState {
    private mutating func greeted(by frame: DownFrame) -> [Effect] {
        switch frame {
        case .refused(let error): return lost(error, isRefusal: true)
        case .welcome(let welcome):
            phase = .open
            silentBeats = 0
            trouble = nil
            backoff.reset()
            mustLook = true
            return [
                .breathe(seconds: welcome.beatSeconds), .settle(welcome),
                .announce(.connected(welcome)), .report(isWhole: true),
            ] + look()
        default:
            return lost(NodeError(.invalid, "the parent spoke before it was asked to"))
        }
    }

    private mutating func heard(_ frame: DownFrame) -> [Effect] {
        switch frame {
        case .welcome, .beat: return []
        case .refused(let error): return lost(error, isRefusal: true)
        case .receipts(let batch):
            inFlight.subtract(batch.map(\.sequence))
            return [.acknowledge(batch)] + look()
        case .deliveries(let batch): return take(batch)
        case .relay(let id, let to, let request):
            return [.carryOut(id: id, to: to, request: request)]
        case .above(let chain): return [.showAbove(chain)]
        }
    }

    /// What was applied before is dropped; a leap says that this store is a restored copy of an
    /// older one, whose parent has told it since what it has forgotten.
    private mutating func take(_ batch: [Delivery]) -> [Effect] {
        let new = batch.filter { $0.sequence > applied }
        guard let first = new.first, let last = new.last else {
            return [.send(.applied(upTo: applied))]
        }
        let hasLeapt = first.sequence > applied + 1
        applied = last.sequence
        if hasLeapt { mustLook = true }
        return (hasLeapt ? [.resend] : []) + [.apply(new)] + (hasLeapt ? look() : [])
    }

    private mutating func work(_ event: Event) -> [Effect] {
        switch event {
        case .outboxChanged:
            mustLook = true
            return look()
        case .loaded(let frames):
            isLoading = false
            inFlight = Set(frames.flatMap(\.sequences))
            beatsInFlight = 0
            // There may be more than one load of it.
            if !inFlight.isEmpty { mustLook = true }
            return frames.map { .send($0) } + look()
        case .applied(let number): return [.send(.applied(upTo: number))]
        default: return []
        }
    }

    private mutating func look() -> [Effect] {
        guard mustLook, !isLoading, inFlight.isEmpty else { return [] }
        mustLook = false
        isLoading = true
        return [.load(limit: Self.batch)]
    }

    private mutating func tick() -> [Effect] {
        silentBeats += 1
        beatsInFlight += inFlight.isEmpty ? 0 : 1
        if silentBeats > LinkPace.missedBeats {
            return lost(
                NodeError(.unavailable, "nothing was heard for \(LinkPace.missedBeats) beats"))
        }
        if beatsInFlight > Self.mostBeatsInFlight {
            return lost(
                NodeError(.unavailable, "the parent did not confirm what was passed up"))
        }
        return phase == .open ? [.report(isWhole: false)] : []
    }

    /// Rests before the next try: long when only people can mend it, ever longer otherwise.
    private mutating func lost(_ error: NodeError, isRefusal: Bool = false) -> [Effect] {
        let wasOpen = phase == .open
        // A parent that is stopping or cannot write says so: that passes by itself.
        let isRefusal = isRefusal && error.code != .unavailable
        forget()
        phase = .resting
        let seconds: Double
        switch error.code {
        case .busy:
            isHeldAbove = isRefusal
            seconds = backoff.about(pace.heldRest)
        case .forbidden, .invalid, .conflict, .notFound:
            seconds = backoff.about(pace.longestRest)
        case .unavailable, .held: seconds = backoff.next()
        }
        return [.hangUp] + announce(error, isRefusal: isRefusal, wasOpen: wasOpen)
            + [.rest(seconds: seconds)]
    }

    /// An outage of weeks is told once, and again only when the parent says something else.
    private mutating func announce(
        _ error: NodeError, isRefusal: Bool, wasOpen: Bool
    ) -> [Effect] {
        defer { trouble = error }
        guard let trouble, !wasOpen else {
            return [.announce(isRefusal ? .refused(error) : .lost(error))]
        }
        return isRefusal && trouble != error ? [.announce(.refused(error))] : []
    }
}

extension UpFrame {
    /// The numbers of the outbox that wait for their receipts.
    fileprivate var sequences: [Int64] {
        switch self {
        case .questions(let batch): batch.map(\.sequence)
        case .words(let batch): batch.map(\.sequence)
        case .hello, .applied, .report, .relayed, .beat: []
        }
    }
}
