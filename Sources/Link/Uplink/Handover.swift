internal import Synchronization

/// A short queue between one task that gives and one that takes; the giver waits while it is full.
///
/// An `AsyncStream` with a buffer cannot make its giver wait: what a fast peer sends would pile up
/// in memory for as long as the taker is busy.
final class Handover<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var isOver = false
        var giver: CheckedContinuation<Void, Never>?
        var taker: CheckedContinuation<Element?, Never>?

        /// Returns the giver that has room now, and what the taker gets at once; nil makes it
        /// wait.
        mutating func take(
            _ taker: CheckedContinuation<Element?, Never>
        ) -> (giver: CheckedContinuation<Void, Never>?, answer: Element??) {
            guard !elements.isEmpty else {
                guard isOver else {
                    self.taker = taker
                    return (nil, nil)
                }
                return (nil, .some(nil))
            }
            defer { giver = nil }
            return (giver, .some(elements.removeFirst()))
        }
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Gives an element and waits until there is room for the next one.
    /// - Returns: false when nobody takes any more.
    func give(_ element: Element) async -> Bool {
        let taker: CheckedContinuation<Element?, Never>?? = state.withLock { state in
            guard !state.isOver else { return nil }
            if let taker = state.taker {
                state.taker = nil
                return .some(taker)
            }
            state.elements.append(element)
            return .some(nil)
        }
        guard let taker else { return false }
        taker?.resume(returning: element)
        await waitForRoom()
        return true
    }

    /// The next element, waiting for it; nil once it is over and everything was taken.
    func take() async -> Element? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (giver, answer) = state.withLock { state in
                    state.take(continuation)
                }
                giver?.resume()
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            finish()
        }
    }

    /// Lets the taker have what is there, and no more.
    func finish() {
        let (giver, taker) = state.withLock { state in
            state.isOver = true
            defer { (state.giver, state.taker) = (nil, nil) }
            return (state.giver, state.taker)
        }
        giver?.resume()
        taker?.resume(returning: nil)
    }

    private func waitForRoom() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let hasRoom = state.withLock { state in
                    guard state.elements.count >= capacity, !state.isOver else { return true }
                    state.giver = continuation
                    return false
                }
                if hasRoom { continuation.resume() }
            }
        } onCancel: {
            finish()
        }
    }
}

extension Handover {
    /// What is given, as the stream that is taken.
    var stream: AsyncStream<Element> {
        AsyncStream { await self.take() }
    }
}
