import Dispatch

/// Runs work that takes seconds on a thread of its own: on one of the few cooperative threads it
/// would hold up every test beside it.
func offThePool(_ body: @escaping @Sendable () throws -> Void) async throws {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .utility).async {
            continuation.resume(with: Result(catching: body))
        }
    }
}
