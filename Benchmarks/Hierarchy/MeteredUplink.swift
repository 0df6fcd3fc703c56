import Link
import Synchronization
import Wire

/// A real uplink on which the versions that come down are weighed.
struct MeteredUplink: Uplink {
    let inner: RemoteUplink
    let scales: Scales

    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        let down = try await inner.converse(up)
        let (passed, continuation) = AsyncThrowingStream.makeStream(of: DownFrame.self)
        let passing = Task {
            do {
                for try await frame in down {
                    scales.see(frame)
                    continuation.yield(frame)
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in passing.cancel() }
        return passed
    }

    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let pieces = try await inner.parcel(id, from: offset)
        let (passed, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        let passing = Task {
            do {
                for try await piece in pieces {
                    scales.add(piece.count)
                    continuation.yield(piece)
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in passing.cancel() }
        return passed
    }
}

/// What came down so far.
final class Scales: Sendable {
    struct Weights {
        /// Bytes that were fetched.
        var fetched = 0
        /// Bytes of the artifact that was offered last, were it fetched whole.
        var whole = 0
    }

    private let state = Mutex(Weights())

    var weights: Weights { state.withLock { $0 } }

    fileprivate func see(_ frame: DownFrame) {
        guard case .deliveries(let batch) = frame else { return }
        for case .offer(let offer) in batch.map(\.item) {
            state.withLock { $0.whole = offer.parcel.bytes }
        }
    }

    fileprivate func add(_ count: Int) {
        state.withLock { $0.fetched += count }
    }
}
