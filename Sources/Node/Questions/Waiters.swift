internal import Synchronization
package import Wire

/// Callers that wait for the answer to a question.
///
/// A waiter is there before the question is stored, so that no answer can slip through between.
package final class Waiters: Sendable {
    private struct State {
        var byQuestion: [QuestionID: [Int: AsyncStream<Void>.Continuation]] = [:]
        var nextKey = 0
        var isOver = false
    }

    private let state = Mutex(State())

    package init() {}

    /// How many wait.
    package var count: Int { state.withLock { $0.byQuestion.values.reduce(0) { $0 + $1.count } } }

    /// Begins to listen for the answer to a question.
    package func wait(for id: QuestionID) -> Waiter {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let key = state.withLock { state in
            state.nextKey += 1
            if !state.isOver { state.byQuestion[id, default: [:]][state.nextKey] = continuation }
            return state.isOver ? nil : state.nextKey
        }
        if key == nil { continuation.finish() }
        continuation.onTermination = { [weak self] _ in
            if let key { self?.forget(id, key) }
        }
        return Waiter(answered: stream, continuation: continuation)
    }

    /// The question has an answer now, durably.
    package func answered(_ id: QuestionID) {
        let waiting = state.withLock { $0.byQuestion[id].map { Array($0.values) } ?? [] }
        for continuation in waiting { continuation.yield() }
    }

    /// Nothing more will be answered: whoever waits stops waiting.
    package func finish() {
        let all = state.withLock { state in
            state.isOver = true
            return state.byQuestion.values.flatMap(\.values)
        }
        for continuation in all { continuation.finish() }
    }

    private func forget(_ id: QuestionID, _ key: Int) {
        state.withLock { state in
            state.byQuestion[id]?[key] = nil
            if state.byQuestion[id]?.isEmpty == true { state.byQuestion[id] = nil }
        }
    }
}

/// One caller's wait for one question.
package struct Waiter: Sendable {
    fileprivate let answered: AsyncStream<Void>
    fileprivate let continuation: AsyncStream<Void>.Continuation

    /// Returns whether the answer came within `seconds`; once only.
    package func outlast(_ seconds: Double) async -> Bool {
        defer { continuation.finish() }
        return await answered.first(within: seconds) != nil
    }

    /// Stops listening without having waited.
    package func cancel() {
        continuation.finish()
    }
}
