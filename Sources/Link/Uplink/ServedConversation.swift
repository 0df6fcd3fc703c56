internal import HummingbirdCore
internal import NIOCore
internal import ServiceLifecycle
internal import Wire

/// The parent's end of a conversation over HTTP: lines of the request's body go to the node, the
/// node's frames become lines of the response.
///
/// It ends when the node ends it (a revoked credential, a held link), when the server drains, when
/// a line is no frame, when nothing is heard for three beats, or when the connection breaks. The
/// reason is the last line, where the other side may still listen.
struct ServedConversation: Sendable {
    let uplink: any Uplink
    let coding: FrameCoding
    var silence = Silence()

    private enum End {
        /// The child has nothing more to say; the parent may have.
        case up
        case down
        case failed(NodeError)
        /// Nobody is there to be told.
        case gone
    }

    /// How many frames of the child wait here while the node is busy; the rest waits in its socket.
    private static let frames = 4

    func run(_ body: RequestBody, _ writer: any ResponseBodyWriter) async throws {
        let outlet = Outlet(writer)
        switch await converse(body, outlet) {
        case .gone: throw Over()
        case .failed(let error): try await tell(error, outlet)
        case .up, .down: break
        }
        try await outlet.finish()
        throw Over()
    }

    /// To throw closes the connection: what a child still sends is not waited for, and a server
    /// that stops does not wait for a child to close.
    private struct Over: Error {}

    private func converse(_ body: RequestBody, _ outlet: Outlet) async -> End {
        let incoming = Handover<UpFrame>(capacity: Self.frames)
        return await withTaskGroup(of: End.self) { group in
            group.addTask { await read(body, into: incoming) }
            group.addTask { await write(incoming.stream, outlet) }
            group.addTask { await awaitSilence() }
            group.addTask { await awaitDrain() }
            var end = End.up
            while case .up = end, let next = await group.next() { end = next }
            group.cancelAll()
            incoming.finish()
            await group.waitForAll()
            return end
        }
    }

    private func read(_ body: RequestBody, into incoming: Handover<UpFrame>) async -> End {
        var lines = FrameLines()
        do {
            for try await piece in body {
                silence.broke()
                lines.append(piece)
                while let line = try lines.next() {
                    let frame = try coding.frame(UpFrame.self, from: line)
                    guard await incoming.give(frame) else { return .up }
                }
            }
        } catch {
            // Whatever else it is, the connection broke.
            return (error as? NodeError).map { .failed($0) } ?? .gone
        }
        incoming.finish()
        return lines.isCutOff ? .gone : .up
    }

    private func write(_ up: AsyncStream<UpFrame>, _ outlet: Outlet) async -> End {
        var isTold = false
        do {
            for try await frame in try await uplink.converse(up) {
                if case .welcome(let welcome) = frame {
                    silence.expectBeats(everySeconds: welcome.beatSeconds)
                }
                try await outlet.write(coding.line(frame))
                if case .refused = frame { isTold = true }
            }
            return .down
        } catch let error as NodeError {
            return isTold ? .down : .failed(error)
        } catch {
            return .gone
        }
    }

    private func awaitSilence() async -> End {
        // Waiting is given up when the conversation ends in another way.
        _ = try? await silence.tooLong()
        return .gone
    }

    private func awaitDrain() async -> End {
        do {
            try await gracefulShutdown()
            return .failed(
                NodeError(.unavailable, "the parent is stopping; try again when it is back"))
        } catch {
            // Given up, as above.
            return .gone
        }
    }

    /// Says why it ends, unless that takes too long: the other side may not read any more.
    private func tell(_ error: NodeError, _ outlet: Outlet) async throws {
        let line = try coding.line(DownFrame.refused(error))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await outlet.write(line) }
            group.addTask {
                try await Task.sleep(for: .seconds(2))
                throw error
            }
            try await group.next()
            group.cancelAll()
        }
    }
}
