internal import Foundation
package import Wire

extension RemoteNode {
    package func changes() -> AsyncStream<Set<Topic>> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Set<Topic>.self, bufferingPolicy: .bufferingNewest(1))
        continuation.yield(Set(Topic.allCases))
        let following = Task {
            if transport.listen != nil {
                await follow(continuation)
            } else {
                await poll(continuation)
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in following.cancel() }
        return stream
    }

    /// Tells every topic again and again.
    private func poll(_ continuation: AsyncStream<Set<Topic>>.Continuation) async {
        // A cancelled sleep ends the loop.
        while (try? await Task.sleep(for: transport.pollingPause)) != nil {
            continuation.tell(Set(Topic.allCases))
        }
    }

    /// Follows the node's events; when they break off, says so and comes back.
    private func follow(_ continuation: AsyncStream<Set<Topic>>.Continuation) async {
        var pause = Duration.milliseconds(250)
        while !Task.isCancelled {
            do {
                if try await heard(continuation) { pause = .milliseconds(250) }
            } catch {
                // Whoever reads the node next meets the error itself.
            }
            guard !Task.isCancelled else { return }
            continuation.tell([.status, .tree])
            // A cancelled sleep ends the loop.
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(5))
        }
    }

    /// Listens until the stream ends; returns whether anything was heard.
    private func heard(
        _ continuation: AsyncStream<Set<Topic>>.Continuation
    ) async throws -> Bool {
        guard let listen = transport.listen else { return false }
        var parser = EventStreamParser()
        var hasHeard = false
        for try await piece in try await listen(RequestTarget("changes").text) {
            hasHeard = true
            for event in parser.events(endingIn: piece) where event.name == "changes" {
                continuation.tell(
                    Set(try json.decode([Topic].self, from: Data(event.data.utf8))))
            }
        }
        return hasHeard
    }
}
