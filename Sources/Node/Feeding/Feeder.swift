internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Asks a sample task's questions by itself, at a pace, so that a new node has something to do.
///
/// The tasks take turns; when a task's questions have all been asked they are asked again. It
/// waits while too many questions wait for a human.
final class Feeder: Sendable {
    typealias Ask = @Sendable (AskRequest) async throws -> Void

    /// With so many questions waiting it asks no more, so that a forgotten demo fills no disk.
    static let mostWaiting = 300
    private static let pace = "feeder pace"

    private struct State {
        var sources: [FeederSource] = []
        var pacer = Pacer(questionsPerSecond: 1)
        var turn = 0
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
                isPaused: state.pacer.isPaused,
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
        let loop = Task(priority: .utility) { [self] in
            while !Task.isCancelled {
                await step(ask)
                // A cancelled sleep ends the loop by its condition.
                try? await Task.sleep(for: .seconds(state.withLock { $0.pacer.step }))
            }
        }
        state.withLock { state in
            if let pace { state.pacer.setPace(pace) }
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
        guard due > 0, isWelcome else { return }
        for _ in 0..<due {
            guard !Task.isCancelled, let request = next() else { return }
            // The node journals what goes wrong; the next question is another one.
            try? await ask(request)
        }
    }

    private var isWelcome: Bool {
        ((try? store.waiting().count) ?? 0) < Self.mostWaiting
    }

    private func next() -> AskRequest? {
        state.withLock { state in
            for _ in state.sources.indices {
                state.turn = (state.turn + 1) % state.sources.count
                if let request = state.sources[state.turn].next() { return request }
            }
            return nil
        }
    }
}
