/// The life of a node that serves: it starts, serves, drains and closes, in this order and within
/// a stated time.
///
/// The first signal to end lets requests that are under way come to their end, then closes the
/// node; the second one ends at once. Whatever happens, what was acknowledged is on the disk.
struct ServeLife: Equatable {
    enum Event: Equatable {
        /// The node can be spoken to at these places.
        case serving(at: [String])
        /// It cannot: the reason, in a sentence.
        case failed(String)
        case signal(Int32)
        /// Whoever started it is gone.
        case ownerGone
        /// The servers have stopped; no request is under way.
        case drained
        case closed
        /// The time for stopping is over.
        case timeIsUp
    }

    enum Effect: Equatable {
        case say(Level, String)
        /// Tells the one who supervises: `READY=1` and the like.
        case notify(String)
        /// Takes no more requests, and ends those under way, within `drainSeconds`.
        case drain
        case close
        /// Calls for `timeIsUp` after so many seconds.
        case setDeadline(seconds: Double)
        /// Ends in order with this exit code.
        case exit(Int32)
        /// Ends now, whatever is under way.
        case abort(Int32)
    }

    enum Level: Int, Equatable {
        case error = 3
        case warning = 4
        case info = 6
        case debug = 7
    }

    enum Phase: Equatable {
        case starting, serving, draining, closing, over
    }

    /// How long requests that are under way may go on.
    static let drainSeconds = 10.0
    /// How long stopping may take in all; the unit file gives systemd a little more patience.
    static let stopSeconds = 30.0
    static let terminate: Int32 = 15
    static let interrupt: Int32 = 2
    static let hangUp: Int32 = 1

    private(set) var phase = Phase.starting
    private var exitCode: Int32 = 0

    mutating func handle(_ event: Event) -> [Effect] {
        switch event {
        case .serving(let places): serving(at: places)
        case .failed(let reason): fail(reason)
        case .signal(Self.hangUp):
            [.say(.info, "SIGHUP changes nothing: what is set is read when it changes")]
        case .signal(let number): phase.isStopping ? endAtOnce(number) : stop(Self.word(number))
        case .ownerGone: phase.isStopping ? [] : stop("whoever started this is gone")
        case .drained: drained()
        case .closed: closed()
        case .timeIsUp: timeIsUp()
        }
    }

    private mutating func serving(at places: [String]) -> [Effect] {
        guard phase == .starting else { return [] }
        phase = .serving
        let text = "serving at " + places.joined(separator: " and ")
        return [.say(.info, text), .notify("READY=1\nSTATUS=\(text)")]
    }

    private mutating func fail(_ reason: String) -> [Effect] {
        guard !phase.isStopping else { return [] }
        exitCode = 1
        return [.say(.error, reason)] + stop("it cannot serve")
    }

    private mutating func stop(_ reason: String) -> [Effect] {
        phase = .draining
        return [
            .say(.info, "stopping: \(reason)"), .notify("STOPPING=1"),
            .setDeadline(seconds: Self.stopSeconds), .drain,
        ]
    }

    private mutating func endAtOnce(_ number: Int32) -> [Effect] {
        phase = .over
        return [
            .say(.warning, "\(Self.word(number)) again: ending at once"), .abort(128 + number),
        ]
    }

    private mutating func drained() -> [Effect] {
        guard phase == .draining else { return [] }
        phase = .closing
        return [.close]
    }

    private mutating func closed() -> [Effect] {
        guard phase == .closing else { return [] }
        phase = .over
        return [.say(.info, "stopped"), .exit(exitCode)]
    }

    private mutating func timeIsUp() -> [Effect] {
        guard phase.isStopping, phase != .over else { return [] }
        phase = .over
        return [
            .say(
                .error,
                "stopping took more than \(Int(Self.stopSeconds)) s; ending without it: what was "
                    + "acknowledged is on the disk"), .abort(1),
        ]
    }

    private static func word(_ number: Int32) -> String {
        switch number {
        case terminate: "SIGTERM"
        case interrupt: "SIGINT"
        default: "signal \(number)"
        }
    }
}

extension ServeLife.Phase {
    /// Whether the end has begun.
    var isStopping: Bool {
        switch self {
        case .starting, .serving: false
        case .draining, .closing, .over: true
        }
    }
}
