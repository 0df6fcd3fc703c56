internal import Foundation
internal import Wire

/// What may have changed on a node, as events named `changes`, with a sign of life in between; for
/// as long as the credential of who listens stands.
struct ChangeEvents: AsyncSequence, Sendable {
    typealias Element = Data

    let host: any NodeHost
    let caller: Caller
    let beat: Duration
    let json: APIJSON

    func makeAsyncIterator() -> Iterator {
        Iterator(topics: topics().makeAsyncIterator(), json: json)
    }

    struct Iterator: AsyncIteratorProtocol {
        var topics: AsyncStream<Set<Topic>>.Iterator
        let json: APIJSON

        mutating func next() async throws -> Data? {
            guard let next = await topics.next(isolation: #isolation) else { return nil }
            guard !next.isEmpty else { return ServerSentEvent.beat }
            return ServerSentEvent.bytes(
                "changes", try json.encode(next.sorted { $0.rawValue < $1.rawValue }))
        }
    }

    /// The node's changes; an empty set is a sign of life.
    ///
    /// One that reads slowly gets what it missed in one piece.
    private func topics() -> AsyncStream<Set<Topic>> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Set<Topic>.self, bufferingPolicy: .bufferingNewest(1))
        let pump = Task {
            await withTaskGroup { group in
                group.addTask {
                    for await topics in host.changes() {
                        if topics.contains(.credentials), await !host.isStanding(caller) { return }
                        continuation.tell(topics)
                    }
                }
                group.addTask {
                    // A cancelled sleep ends the loop.
                    while (try? await Task.sleep(for: beat)) != nil { continuation.tell([]) }
                }
                await group.next()
                group.cancelAll()
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in pump.cancel() }
        return stream
    }
}

extension AsyncStream<Set<Topic>>.Continuation {
    /// Yields into a stream with room for one: what was not taken yet is told again with the new.
    func tell(_ topics: Set<Topic>) {
        var told = topics
        while case .dropped(let missed) = yield(told), !missed.isSubset(of: told) {
            told.formUnion(missed)
        }
    }
}
