internal import Dispatch

/// Runs blocking work, the disk's above all, off the cooperative threads.
package struct Offload: Sendable {
    private let queue: DispatchQueue

    /// Creates a queue of its own; work on it runs one after the other unless `isConcurrent`.
    package init(_ name: String, isConcurrent: Bool = false) {
        queue = DispatchQueue(
            label: "tideline.\(name)", qos: .userInitiated,
            attributes: isConcurrent ? .concurrent : [])
    }

    /// Runs `body` on the queue and returns what it returns or throws.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result(catching: body))
            }
        }
    }

    /// Runs `body` on the queue and returns when it has ended.
    package func wait(for body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            queue.async {
                body()
                continuation.resume()
            }
        }
    }

    /// Runs `body` on the queue without waiting for it.
    package func start(_ body: @escaping @Sendable () -> Void) {
        queue.async(execute: body)
    }
}
