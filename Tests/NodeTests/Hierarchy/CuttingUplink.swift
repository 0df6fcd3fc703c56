import Learning
import Node
import Synchronization
import Wire

/// An uplink whose wire is cut, and stutters, by a seeded plan: a real one in all else.
struct CuttingUplink: Uplink {
    let inner: PluggedUplink
    let plan: CuttingPlan

    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        let cut = Cut()
        let (sent, sender) = AsyncStream.makeStream(of: UpFrame.self)
        let (heard, hearer) = AsyncThrowingStream<DownFrame, any Error>.makeStream()
        let down = try await inner.converse(sent)
        let upwards = Task {
            for await frame in up {
                if case .hello = frame {
                    sender.yield(frame)
                } else {
                    guard await plan.pass(frame, cut, sender: { sender.yield($0) }) else { break }
                }
            }
            sender.finish()
            hearer.finish(throwing: NodeError(.unavailable, "the wire was cut"))
        }
        let downwards = Task {
            do {
                for try await frame in down {
                    guard await plan.pass(frame, cut, sender: { hearer.yield($0) }) else { break }
                }
                hearer.finish(throwing: NodeError(.unavailable, "the wire was cut"))
            } catch {
                hearer.finish(throwing: error)
            }
            sender.finish()
        }
        hearer.onTermination = { _ in
            upwards.cancel()
            downwards.cancel()
        }
        return heard
    }

    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        try await inner.parcel(id, from: offset)
    }
}

/// Whether one conversation's wire is cut: both ways at once.
final class Cut: Sendable {
    private let isCut = Mutex(false)

    func happen() { isCut.withLock { $0 = true } }
    var happened: Bool { isCut.withLock { $0 } }
}

/// Decides frame by frame what the wire does with it.
final class CuttingPlan: Sendable {
    private struct State {
        var generator: SeededGenerator
        var frames = 0
        var cuts = 0
        var doubled = 0
    }

    private let state: Mutex<State>
    /// After so many cuts the wire holds, so that every test ends.
    private let mostCuts: Int
    /// How often chance cuts depends on how many frames a machine makes of the same questions.
    private static let surelyCut = 8

    init(seed: UInt64, mostCuts: Int) {
        state = Mutex(State(generator: SeededGenerator(seed: seed)))
        self.mostCuts = mostCuts
    }

    var cuts: Int { state.withLock { $0.cuts } }
    var doubled: Int { state.withLock { $0.doubled } }

    /// Returns false when the wire is cut, before the frame or after it.
    func pass<Frame: Sendable>(
        _ frame: Frame, _ cut: Cut, sender: (Frame) -> Void
    ) async -> Bool {
        guard !cut.happened else { return false }
        let (chance, isLate) = state.withLock { state in
            (state.generator.next(below: 100), state.generator.next(below: 4) == 0)
        }
        if isLate { for _ in 0..<20 { await Task.yield() } }
        let (mayCut, mustCut) = state.withLock { state in
            state.frames += 1
            return (state.cuts < mostCuts, state.frames == Self.surelyCut)
        }
        switch mustCut ? 0 : chance {
        case 0..<6 where mayCut:
            // Half of the cuts come when the frame is through: only the reply is lost.
            if chance < 3 { sender(frame) }
            state.withLock { $0.cuts += 1 }
            cut.happen()
            return false
        case 6..<20:
            sender(frame)
            sender(frame)
            state.withLock { $0.doubled += 1 }
        default: sender(frame)
        }
        return true
    }
}
