package import Foundation

/// Carries a request to a remote node and its reply back.
package struct Transport: Sendable {
    package struct Request: Sendable {
        package var method: String
        /// The path with its query.
        package var target: String
        package var body: Data
        package var contentType: String
        /// How long the reply may take, in seconds.
        package var patience: Double
    }

    package struct Reply: Sendable {
        package var status: Int
        package var body: Data

        package init(status: Int, body: Data) {
            self.status = status
            self.body = body
        }
    }

    /// What people call the node: its address.
    package var name: String
    /// Throws `NodeError` alone.
    package var send: @Sendable (Request) async throws -> Reply
    /// The bytes of a stream of events; nil where there are none, as over a relay.
    package var listen:
        (@Sendable (_ target: String) async throws -> AsyncThrowingStream<Data, any Error>)?

    /// How often a node is asked whose changes cannot be listened to.
    package var pollingPause = Duration.seconds(2)

    package init(
        name: String, send: @escaping @Sendable (Request) async throws -> Reply,
        listen: (
            @Sendable (_ target: String) async throws -> AsyncThrowingStream<Data, any Error>
        )? =
            nil
    ) {
        self.name = name
        self.send = send
        self.listen = listen
    }

    /// The same way, to a node below the one at its end.
    func below(_ prefix: String) -> Transport {
        var below = Transport(
            name: name + prefix,
            send: { [send] request in
                var further = request
                further.target = prefix + request.target
                return try await send(further)
            })
        below.pollingPause = pollingPause
        return below
    }
}
