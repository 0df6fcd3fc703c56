internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Asks a sample task's questions by itself, at a pace, so that a new node has something to do.
///
/// The tasks take turns; when a task's questions have all been asked they are asked again. A task
/// of which too many wait for a human is passed over until there are fewer.
final class Feeder: Sendable {
    typealias Ask = @Sendable (AskRequest) async throws -> Void

    /// With so many of a task waiting it asks no more of them, so that a forgotten demo fills no
    /// disk.
    static let mostWaiting = 100
    private static let pace = "feeder pace"
    private static let pause = "feeder is paused"

    private struct State {
        var sources: [FeederSource] = []
        var pacer = Pacer(questionsPerSecond: 1)
        var turn = 0
        var isHeld = false
        var loop: Task<Void, Never>?
    }

    private let store: Store
    private let clock: NodeClock
    private let state = Mutex(State())

    init(store: Store, clock: NodeClock) {
        self.store = store
        self.clock = clock
    }

    /// How it stands; nil when no task has questions to feed.
    var current: FeederState? {
        state.withLock { state in
            guard !state.sources.isEmpty else { return nil }
            return FeederState(
                isPaused: state.pacer.isPaused, isHeld: state.isHeld,
                questionsPerSecond: state.pacer.questionsPerSecond,
                remaining: state.sources.reduce(0) { $0 + $1.remaining })
        }
    }

    /// Takes in a task whose declaration names questions.
    func add(_ file: TaskFile) {
        guard !file.data.questions.isEmpty else { return }
        let position = (try? store.setting(FeederSource.setting(file.task.name)))
            .flatMap { $0.flatMap(Int.init) }
        state.withLock {
            $0.sources.append(FeederSource(file, position: position ?? 0))
        }
    }

    /// Begins to ask.
    func start(_ ask: @escaping Ask) {
        let pace = (try? store.setting(Self.pace)).flatMap { $0.flatMap(Double.init) }
        let isPaused = (try? store.setting(Self.pause)) == "yes"
        let loop = Task(priority: .utility) { [self] in
            state.withLock { state in
                for index in state.sources.indices { state.sources[index].prepare() }
            }
            while !Task.isCancelled {
                await step(ask)
                // A cancelled sleep ends the loop by its condition.
                try? await Task.sleep(for: .seconds(state.withLock { $0.pacer.step }))
            }
        }
        state.withLock { state in
            if let pace { state.pacer.setPace(pace) }
            state.pacer.isPaused = isPaused
            state.loop = loop
        }
    }

    /// Pauses, resumes or paces it; returns how it stands, nil when there is nothing to feed.
    func set(isPaused: Bool, questionsPerSecond: Double) throws(StoreError) -> FeederState? {
        let pace = state.withLock { state in
            state.pacer.isPaused = isPaused
            state.pacer.setPace(questionsPerSecond)
            return state.pacer.questionsPerSecond
        }
        try store.setSetting(Self.pace, to: "\(pace)")
        try store.setSetting(Self.pause, to: isPaused ? "yes" : nil)
        return current
    }

    /// Ends the asking and notes how far it came.
    func stop() async {
        let loop = state.withLock { $0.loop }
        loop?.cancel()
        await loop?.value
        for source in state.withLock({ $0.sources }) {
            // Forgetting the place only means that some questions are asked twice.
            try? store.setSetting(
                FeederSource.setting(source.task.name), to: "\(source.position)")
        }
    }

    private func step(_ ask: Ask) async {
        let due = state.withLock { $0.pacer.due(at: clock.now()) }
        guard due > 0 else { return }
        let welcome = welcomeTasks()
        for _ in 0..<due {
            guard !Task.isCancelled, let request = next(of: welcome) else { return }
            // The node journals what goes wrong; the next question is another one.
            try? await ask(request)
        }
    }

    /// The tasks of which not too many wait.
    private func welcomeTasks() -> Set<String> {
        let names = state.withLock { $0.sources.map(\.task.name) }
        let welcome = names.filter { name in
            // A store that cannot be read is asked nothing more either.
            ((try? store.waiting(task: name).count) ?? .max) < Self.mostWaiting
        }
        state.withLock { $0.isHeld = welcome.isEmpty }
        return Set(welcome)
    }

    private func next(of welcome: Set<String>) -> AskRequest? {
        state.withLock { state in
            for _ in state.sources.indices {
                state.turn = (state.turn + 1) % state.sources.count
                guard welcome.contains(state.sources[state.turn].task.name) else { continue }
                if let request = state.sources[state.turn].next() { return request }
            }
            return nil
        }
    }
}
