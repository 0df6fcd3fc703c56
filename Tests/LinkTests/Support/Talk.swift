import Testing
import Wire

/// A child's end of a conversation, spoken by a test.
struct Talk {
    let up: AsyncStream<UpFrame>.Continuation
    private var frames: AsyncThrowingStream<DownFrame, any Error>.Iterator

    init(_ uplink: any Uplink) async throws {
        let (frames, up) = AsyncStream.makeStream(of: UpFrame.self)
        self.up = up
        self.frames = try await uplink.converse(frames).makeAsyncIterator()
    }

    /// Says hello and returns the welcome.
    mutating func begin(as node: NodeID = ParentNode.child) async throws -> Welcome {
        say(.hello(.from(node)))
        return try await hear { if case .welcome(let welcome) = $0 { welcome } else { nil } }
    }

    func say(_ frame: UpFrame) {
        up.yield(frame)
    }

    /// Waits for a frame of a kind; what comes before it is not looked at.
    mutating func hear<Value>(_ wanted: (DownFrame) -> Value?) async throws -> Value {
        while let frame = try await frames.next(isolation: #isolation) {
            if let value = wanted(frame) { return value }
        }
        throw NodeError(.unavailable, "the conversation ended before what was waited for")
    }

    /// Returns why the parent ends the conversation, by a frame or by an error.
    ///
    /// Nil when it does not say. Throws when the conversation goes on.
    mutating func ending() async -> NodeError? {
        var reason: NodeError?
        do {
            while let frame = try await frames.next(isolation: #isolation) {
                if case .refused(let error) = frame { reason = error }
            }
        } catch {
            reason = reason ?? (error as? NodeError)
        }
        return reason
    }
}

extension Hello {
    static func from(_ node: NodeID) -> Hello {
        Hello(
            node: node, name: "edge", tier: "far edge",
            tasks: [
                FieldedTask(name: "desk", fields: [FieldDescription(name: "text", kind: .text)])
            ], applied: 0, sent: 0)
    }
}

extension EscalatedQuestion {
    static func asked(_ id: String, _ text: String, sequence: Int64 = 1) -> EscalatedQuestion {
        EscalatedQuestion(
            sequence: sequence, id: QuestionID(id), task: "desk", fields: ["text": .text(text)],
            askedAt: Timestamp(milliseconds: 1_790_000_000_000), priority: 4, route: [])
    }
}
