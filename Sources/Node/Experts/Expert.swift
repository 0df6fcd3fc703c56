internal import Dispatch
internal import Store
internal import Synchronization
internal import Wire

/// One expert of one task at work: tells `ExpertState` what happens, and does what it says.
///
/// Everything happens on a queue of its own, one after the other; a program that floods it waits.
final class Expert: Sendable {
    /// What the node lends its experts.
    struct Surroundings: Sendable {
        let store: Store
        let clock: NodeClock
        let reads: Offload
        let writes: Offload
        let journal: Journal
        /// The classes that a task has now.
        let classes: @Sendable (_ task: String) -> [String]
        /// The question as the expert reads it.
        let line: @Sendable (_ question: NumberedQuestion, _ task: String) throws -> String
        /// Makes an outcome durable, and tells whom it concerns.
        let settle:
            @Sendable (_ id: String, _ outcome: ExpertState.Outcome, _ expert: Expert) throws
                -> Void
        let hasParent: @Sendable () -> Bool
    }

    private struct Shell {
        var state: ExpertState
        var process: ExpertProcess?
        var wakesAt: Double?
        var isStopped = false
        var rate = MinuteRate()
        /// When it was last known to work.
        var heardAt: Timestamp?
    }

    let task: String
    let declaration: ExpertDeclaration
    /// Where the task has another expert before this one: only what that one settled is asked.
    private let former: Expert?
    private let surroundings: Surroundings
    private let queue: DispatchQueue
    private let shell: Mutex<Shell>

    init(
        _ declaration: ExpertDeclaration, task: String, after former: Expert?, seed: UInt64,
        _ surroundings: Surroundings
    ) throws {
        self.declaration = declaration
        self.task = task
        self.former = former
        self.surroundings = surroundings
        queue = DispatchQueue(label: "tideline.expert")
        let text = try surroundings.store.setting(Self.setting(declaration.name, task: task))
        // A ledger that a later Tideline wrote begins anew, at worst asking a question twice.
        let ledger = text.flatMap { try? WireJSON.value(ExpertLedger.self, from: $0) }
        shell = Mutex(
            Shell(
                state: ExpertState(
                    declaration, ledger: ledger ?? ExpertLedger(),
                    hasParent: surroundings.hasParent(), seed: seed,
                    at: Self.moment(surroundings.clock))))
    }

    static func setting(_ name: String, task: String) -> String { "expert \(name) \(task)" }

    /// Says that something may wait.
    func nudge() {
        post(.hasParent(surroundings.hasParent()))
        post(.nudged)
    }

    /// Ends the program; what it was asked and did not answer is asked again by the next run.
    func stop() {
        let process = queue.sync {
            shell.withLock { shell in
                shell.isStopped = true
                return shell.process
            }
        }
        process?.stop()
    }

    func settledUpTo() -> Int64 { shell.withLock { $0.state.settledUpTo } }

    /// How it stands, for the tree.
    func standing(at now: Timestamp) -> Standing {
        shell.withLock { shell in
            Standing(
                questionsPerSecond: shell.rate.perSecond(at: now), waiting: shell.state.waiting,
                figures: shell.state.figures, remark: shell.state.remark,
                isResting: shell.state.isResting, heardAt: shell.heardAt)
        }
    }

    struct Standing: Sendable {
        var questionsPerSecond: Double
        var waiting: Int
        var figures: ExpertFigures
        var remark: String
        var isResting: Bool
        var heardAt: Timestamp?
    }

    private func post(_ event: ExpertState.Event) {
        queue.async { [self] in take(event) }
    }

    /// Takes an event in and does what follows, and what follows from that.
    private func take(_ event: ExpertState.Event) {
        var events = [event]
        while !events.isEmpty {
            let now = Self.moment(surroundings.clock)
            let event = events.removeFirst()
            let effects = shell.withLock { shell in
                note(event, &shell)
                let effects = shell.state.handle(event, at: now)
                return shell.isStopped ? [] : effects
            }
            for effect in effects { events += perform(effect) }
        }
        wakeInTime()
    }

    private func note(_ event: ExpertState.Event, _ shell: inout Shell) {
        switch event {
        case .replied(let reply) where reply.id != nil:
            shell.heardAt = surroundings.clock.now()
        case .ended, .notStarted: shell.process = nil
        default: break
        }
    }

    private func perform(_ effect: ExpertState.Effect) -> [ExpertState.Event] {
        switch effect {
        case .fetch(let number, let limit): fetch(after: number, limit: limit)
        case .start: return start()
        case .send(let questions, let ledger): return send(questions, ledger)
        case .kill: shell.withLock { $0.process }?.kill()
        case .settle(let id, let outcome): settle(id, outcome)
        case .note(let level, let text):
            surroundings.journal.write(
                level == .warning ? .warning : .info, "expert", text, changed: [.tree])
        }
        return []
    }

    private func fetch(after number: Int64, limit: Int) {
        surroundings.reads.start { [self] in
            do {
                let upTo = former?.settledUpTo() ?? .max
                let found = try surroundings.store.waitingInOrder(
                    task: task, after: number, upTo: upTo, limit: limit)
                let questions = try found.questions.map {
                    ExpertQuestion(
                        number: $0.number, id: $0.id, line: try surroundings.line($0, task))
                }
                post(.fetched(questions, upTo: found.lookedUpTo))
            } catch {
                surroundings.journal.lastError = NodeError(wrapping: error).message
                post(.notFetched)
            }
        }
    }

    private func start() -> [ExpertState.Event] {
        do {
            let process = try ExpertProcess(
                declaration, hears: { [weak self] in self?.hear($0) },
                ended: { [weak self] in self?.post(.ended($0)) })
            shell.withLock { shell in
                shell.process = process
                shell.heardAt = surroundings.clock.now()
            }
            return [.started]
        } catch {
            return [.notStarted(NodeError(wrapping: error).message)]
        }
    }

    /// On the program's thread, which waits until the line is dealt with.
    private func hear(_ line: String) {
        let reply = ExpertReply(line: line, classes: surroundings.classes(task))
        queue.sync { take(.replied(reply)) }
    }

    private func send(
        _ questions: [ExpertQuestion], _ ledger: ExpertLedger
    ) -> [ExpertState.Event] {
        do {
            try surroundings.store.setSetting(
                Self.setting(declaration.name, task: task), to: try WireJSON.text(ledger))
        } catch {
            surroundings.journal.lastError = NodeError(wrapping: error).message
            return [.notSent(questions.map(\.id))]
        }
        let now = surroundings.clock.now()
        shell.withLock { shell in
            shell.rate.count(questions.count, at: now)
            return shell.process
        }?.write(questions.map(\.line))
        return []
    }

    private func settle(_ id: String, _ outcome: ExpertState.Outcome) {
        surroundings.writes.start { [self] in
            do {
                try surroundings.settle(id, outcome, self)
                post(.settled(id))
            } catch {
                surroundings.journal.lastError = NodeError(wrapping: error).message
                post(.notSettled(id))
            }
        }
    }

    private func wakeInTime() {
        let now = Self.moment(surroundings.clock).seconds
        let delay = shell.withLock { shell -> Double? in
            guard !shell.isStopped, let next = shell.state.nextMoment else { return nil }
            if let wakesAt = shell.wakesAt, wakesAt <= next, wakesAt > now { return nil }
            shell.wakesAt = next
            return max(0.001, next - now)
        }
        guard let delay else { return }
        queue.asyncAfter(deadline: .now() + delay) { [weak self] in self?.take(.woke) }
    }

    private static func moment(_ clock: NodeClock) -> ExpertState.Moment {
        ExpertState.Moment(
            day: clock.now().milliseconds / 86_400_000, seconds: Double(clock.ticks()) / 1e9)
    }
}
