import Foundation

/// Whoever supervises the process: systemd, by the socket that it names.
struct Supervisor: Sendable {
    private let socket: String?

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let named = environment["NOTIFY_SOCKET"] ?? ""
        socket = named.isEmpty ? nil : named
    }

    /// Tells it a state such as `READY=1`; nobody listening is no failure.
    func tell(_ state: String) {
        guard let socket else { return }
        _ = UnixSocket.send(state, to: socket)
    }
}
