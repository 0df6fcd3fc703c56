import Foundation
import Node
import Wire

/// The shell of a serving node: signals and outcomes in, `ServeLife` decides, effects out.
struct ServeLoop: Sendable {
    let node: Node
    let service: NodeService
    let log: LogWriter
    let supervisor: Supervisor
    /// Whether it ends when its standard input does.
    let hasOwner: Bool
    let isVerbose: Bool

    /// Events that follow each other closely are read in one go.
    private static let settling = Duration.milliseconds(100)

    /// Serves until a signal or a failure ends it; returns the exit code.
    func run() async -> Int32 {
        let (events, sender) = AsyncStream.makeStream(of: ServeLife.Event.self)
        let signals = SignalListener([SIGTERM, SIGINT, SIGHUP]) { sender.yield(.signal($0)) }
        if hasOwner { InputWatch.whenEnded { sender.yield(.ownerGone) } }
        var life = ServeLife()
        var code: Int32 = 0
        await withDiscardingTaskGroup { group in
            group.addTask { await logEvents() }
            group.addTask { sender.yield(await start()) }
            for await event in events {
                for effect in life.handle(event) {
                    if case .exit(let final) = effect { code = final }
                    carryOut(effect, sender, in: &group)
                }
                if life.phase == .over { break }
            }
            group.cancelAll()
        }
        withExtendedLifetime(signals) {}
        return code
    }

    private func start() async -> ServeLife.Event {
        do {
            return .serving(at: try await service.start())
        } catch let error as NodeError {
            return .failed(error.message)
        } catch {
            return .failed("\(error)")
        }
    }

    private func carryOut(
        _ effect: ServeLife.Effect, _ sender: AsyncStream<ServeLife.Event>.Continuation,
        in group: inout DiscardingTaskGroup
    ) {
        switch effect {
        case .say(let level, let text): log.write(LogLine(level, text))
        case .notify(let state): supervisor.tell(state)
        case .drain:
            group.addTask {
                await service.stop()
                sender.yield(.drained)
            }
        case .close:
            group.addTask {
                await node.stop()
                sender.yield(.closed)
            }
        case .setDeadline(let seconds):
            group.addTask {
                // Cancelled means that all is over in time.
                try? await Task.sleep(for: .seconds(seconds))
                sender.yield(.timeIsUp)
            }
        case .exit: break
        case .abort(let code): _exit(code)
        }
    }

    /// Writes the node's events as they come, those of its opening too.
    private func logEvents() async {
        // A node that cannot say how it is has no events to tell either.
        guard let status = try? await node.status() else { return }
        var journal = EventLog(since: status.startedAt)
        for await topics in node.changes() where topics.contains(.events) {
            let rows = (try? await node.events(limit: EventLog.page)) ?? []
            for event in journal.new(in: rows) where isVerbose || event.level > .debug {
                log.write(LogLine(event))
            }
            // Cancelled means that the node is stopping.
            try? await Task.sleep(for: Self.settling)
        }
    }
}
