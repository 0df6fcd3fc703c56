package import Wire

/// What passed in the last minute, in 60 buckets of a second, over all and by client.
package struct RateMeter: Equatable, Sendable {
    package enum Outcome: Equatable, Sendable {
        case model, memory, escalated

        package init(_ judgement: Judgement) {
            switch judgement {
            case .answer(.memory, _, _): self = .memory
            case .answer: self = .model
            case .abstain: self = .escalated
            }
        }
    }

    /// Clients beyond this many count together as `others`, so that a hostile client that names
    /// itself anew each time cannot fill memory.
    static let mostClients = 32
    private static let seconds = 60

    private var all = Window()
    private var clients: [String: Window] = [:]
    /// All since the start.
    package private(set) var counts = QuestionCounts()

    package init() {}

    /// Counts one question.
    package mutating func count(
        _ outcome: Outcome, micros: Double, client: String?, at moment: Timestamp
    ) {
        all.count(outcome, micros: micros, at: moment)
        counts.count(outcome, micros: micros)
        let name = client ?? "unnamed"
        clients[key(for: name, at: moment), default: Window()].count(
            outcome, micros: micros, at: moment)
    }

    /// Counts one question that a child passed up: no client of this node.
    package mutating func count(_ outcome: Outcome, at moment: Timestamp) {
        all.count(outcome, micros: nil, at: moment)
        counts.count(outcome, micros: nil)
    }

    /// The client's own name as long as there is room, which those make who asked nothing in the
    /// last minute.
    private mutating func key(for name: String, at moment: Timestamp) -> String {
        guard clients[name] == nil, clients.count >= Self.mostClients else { return name }
        clients = clients.filter { !$0.value.isIdle(at: moment) }
        return clients.count < Self.mostClients ? name : "others"
    }

    /// Returns the last minute's rates over all clients.
    package func rates(at moment: Timestamp) -> Rates {
        all.rates(at: moment)
    }

    /// Returns the last minute's rates by client, in the order of their names.
    package func clientRates(at moment: Timestamp) -> [(client: String, rates: Rates)] {
        clients.keys.sorted().map { ($0, clients[$0, default: Window()].rates(at: moment)) }
    }

    /// Sixty seconds of counts and a histogram of times.
    private struct Window: Equatable, Sendable {
        private var buckets = Array(repeating: Bucket(), count: RateMeter.seconds)
        private var started: Int64?
        private var latest = Int64.min / 2

        func isIdle(at moment: Timestamp) -> Bool {
            moment.milliseconds / 1000 - latest >= Int64(RateMeter.seconds)
        }

        mutating func count(_ outcome: Outcome, micros: Double?, at moment: Timestamp) {
            let second = moment.milliseconds / 1000
            if started == nil { started = second }
            latest = second
            let index = Int(second % Int64(RateMeter.seconds))
            if buckets[index].second != second { buckets[index] = Bucket(second: second) }
            buckets[index].count(outcome, micros: micros)
        }

        func rates(at moment: Timestamp) -> Rates {
            let now = moment.milliseconds / 1000
            var sum = Bucket()
            for bucket in buckets where now - bucket.second < Int64(RateMeter.seconds) {
                sum.add(bucket)
            }
            guard sum.total > 0, let started else { return Rates() }
            // A node that has run for ten seconds divides by ten, not by sixty.
            let span = min(Double(RateMeter.seconds), Double(max(1, now - started + 1)))
            let total = Double(sum.total)
            return Rates(
                asksPerSecond: total / span, byModel: Double(sum.model) / total,
                byMemory: Double(sum.memory) / total, escalated: Double(sum.escalated) / total,
                p50Micros: sum.percentile(0.5), p95Micros: sum.percentile(0.95))
        }
    }

    /// One second's counts; times fall into steps of a quarter octave from 1 µs on.
    private struct Bucket: Equatable, Sendable {
        var second = Int64.min / 2
        var model = 0
        var memory = 0
        var escalated = 0
        private var times = Array(repeating: 0, count: 100)

        init(second: Int64 = .min / 2) {
            self.second = second
        }

        var total: Int { model + memory + escalated }

        mutating func count(_ outcome: Outcome, micros: Double?) {
            switch outcome {
            case .model: model += 1
            case .memory: memory += 1
            case .escalated: escalated += 1
            }
            if let micros { times[Self.step(micros)] += 1 }
        }

        mutating func add(_ other: Bucket) {
            model += other.model
            memory += other.memory
            escalated += other.escalated
            for index in times.indices { times[index] += other.times[index] }
        }

        func percentile(_ share: Double) -> Double {
            var left = Int((Double(times.reduce(0, +)) * share).rounded(.up))
            for (index, count) in times.enumerated() where count > 0 {
                left -= count
                if left <= 0 { return Self.micros(index) }
            }
            return 0
        }

        private static func step(_ micros: Double) -> Int {
            guard micros > 1 else { return 0 }
            var step = 0
            while step < 99, Self.micros(step) < micros { step += 1 }
            return step
        }

        private static func micros(_ step: Int) -> Double {
            RateMeter.steps[step]
        }
    }

    /// The upper end of each step in microseconds: 2^(index/4), by repeated multiplication.
    private static let steps: [Double] = {
        var steps = [1.0]
        for _ in 1..<100 { steps.append((steps[steps.count - 1]) * 1.189_207_115_002_721) }
        return steps
    }()
}

extension QuestionCounts {
    fileprivate mutating func count(_ outcome: RateMeter.Outcome, micros: Double?) {
        switch outcome {
        case .model: byModel += 1
        case .memory: byMemory += 1
        case .escalated: escalated += 1
        }
        guard let micros else { return }
        timed += 1
        seconds += micros / 1_000_000
    }
}
