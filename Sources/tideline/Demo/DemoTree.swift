import Foundation
import Synchronization
import Wire

/// A topology that runs, each node in a process of its own: the shell around `Supervision`.
final class DemoTree: Sendable {
    let topology: Topology
    let folder: DemoFolder
    let maker: NodeMaker
    let ports: LoopbackPorts
    let report: DemoReport
    private let hold: DemoHold
    private let program: String
    private struct Running {
        var processes: [String: NodeProcess] = [:]
        /// Those that are to end; none of them is started any more.
        var ending: Set<String> = []
    }

    private let running = Mutex(Running())
    private let events: AsyncStream<Supervision.Event>
    private let sender: AsyncStream<Supervision.Event>.Continuation
    private let completions: AsyncStream<Void>
    private let completion: AsyncStream<Void>.Continuation

    init(
        _ topology: Topology, folder: DemoFolder, hold: DemoHold, samples: String,
        ports: LoopbackPorts, program: String
    ) {
        self.topology = topology
        self.folder = folder
        self.hold = hold
        report = DemoReport(nodes: topology.nodes.count)
        self.ports = ports
        self.program = program
        maker = NodeMaker(folder: folder, samples: samples)
        (events, sender) = AsyncStream.makeStream()
        (completions, completion) = AsyncStream.makeStream()
    }

    /// Runs the tree until it is stopped; throws why it had to end before.
    func run() async throws {
        var supervision = Supervision(topology)
        var failure: String?
        sender.yield(.begin)
        await withDiscardingTaskGroup { group in
            for await event in events {
                var isOver = false
                for effect in supervision.handle(event) {
                    switch effect {
                    case .show(let name, let count): show(name, count)
                    case .complete: completion.yield()
                    case .over(let reason):
                        failure = reason
                        isOver = true
                    default: carryOut(effect, in: &group)
                    }
                }
                if isOver { break }
            }
            group.cancelAll()
        }
        completion.finish()
        if let failure { throw NodeError(.unavailable, failure) }
    }

    /// Returns once all nodes serve, or false when that will not be.
    func isComplete() async -> Bool {
        for await _ in completions { return true }
        return false
    }

    /// Ends it in order.
    func stop() {
        sender.yield(.stop)
    }

    private func carryOut(_ effect: Supervision.Effect, in group: inout DiscardingTaskGroup) {
        switch effect {
        case .start(let name): group.addTask { await self.start(name) }
        case .pause(let name, let seconds):
            group.addTask { await self.send(.pauseIsOver(name), after: seconds) }
        case .setDeadline(let seconds):
            group.addTask { await self.send(.timeIsUp, after: seconds) }
        case .askToEnd(let name): end(name) { $0.askToEnd() }
        case .kill(let name): end(name) { $0.kill() }
        case .show, .complete, .over: break
        }
    }

    private func show(_ name: String, _ count: Int) {
        let place = servedAddress(name)?.url ?? "its socket"
        report.show(name, .serving(at: place, count: count, of: topology.nodes.count))
    }

    private func send(_ event: Supervision.Event, after seconds: Double) async {
        // Cancelled means that all is over.
        try? await Task.sleep(for: .seconds(seconds))
        sender.yield(event)
    }

    /// A node that is to end before its process was started has ended.
    private func end(_ name: String, _ body: (NodeProcess) -> Void) {
        let process = running.withLock { running in
            running.ending.insert(name)
            return running.processes[name]
        }
        if let process { body(process) } else { sender.yield(.ended(name, lastWords: "")) }
    }

    private func start(_ name: String) async {
        guard let node = topology.node(name) else { return }
        do {
            let isNew = try await prepare(node)
            report.show(name, .starting)
            try launch(name)
            guard await waitUntilServing(name) else { return }
            if isNew, let pace = node.questionsPerSecond { try await feed(name, pace) }
            sender.yield(.serves(name))
        } catch {
            guard !isRunning(name), !isEnding(name) else { return }
            let reason = (error as? NodeError)?.message ?? "\(error)"
            sender.yield(.cannotStart(name, reason: reason))
        }
    }

    private func launch(_ name: String) throws {
        let arguments = [
            "serve", "--data", folder.node(name), "--listen", "127.0.0.1:\(ports[name])",
            "--tls", "--until-input-ends",
        ]
        try running.withLock { running in
            guard !running.ending.contains(name) else { throw CancellationError() }
            running.processes[name] = try NodeProcess(
                program, arguments, log: folder.log(name)
            ) { [weak self] in self?.ended(name) }
        }
    }

    private func ended(_ name: String) {
        running.withLock { $0.processes[name] = nil }
        sender.yield(.ended(name, lastWords: lastLine(of: folder.log(name))))
    }

    private func isRunning(_ name: String) -> Bool {
        running.withLock { $0.processes[name] != nil }
    }

    private func isEnding(_ name: String) -> Bool {
        running.withLock { $0.ending.contains(name) }
    }

    /// Returns false when the process ended instead.
    private func waitUntilServing(_ name: String) async -> Bool {
        while !Task.isCancelled {
            if isServing(name) { return true }
            guard isRunning(name) else { return false }
            // Cancelled is seen above.
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    private func lastLine(of log: String) -> String {
        // A log that cannot be read says nothing.
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").last.map(String.init) ?? ""
    }
}
