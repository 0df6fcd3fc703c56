internal import Dispatch

/// Calls its handler every so often on a thread of its own queue until it is stopped.
final class Heartbeat: Sendable {
    private let queue: DispatchQueue
    // Proof: created, resumed and cancelled through the thread-safe calls of Dispatch only.
    private nonisolated(unsafe) let timer: any DispatchSourceTimer

    init(_ name: String, seconds: Double, _ handler: @escaping @Sendable () -> Void) {
        queue = DispatchQueue(label: "tideline.\(name)", qos: .utility)
        timer = DispatchSource.makeTimerSource(queue: queue)
        let interval = DispatchTimeInterval.milliseconds(Int(seconds * 1000))
        timer.schedule(deadline: .now() + interval, repeating: interval, leeway: interval)
        timer.setEventHandler(handler: handler)
        timer.resume()
    }

    /// Lets a handler that runs come to its end; none runs afterwards.
    func stop() {
        timer.cancel()
        queue.sync {}
    }
}
