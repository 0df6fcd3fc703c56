internal import Wire

/// A node's figures as Prometheus reads them.
struct Metrics: Sendable {
    let text: String

    init(of host: any NodeHost, server: RequestMeter.Counts) async throws {
        _ = try await host.status()
        text = ""
    }
}
