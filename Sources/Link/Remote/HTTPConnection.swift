internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOFoundationCompat
internal import NIOHTTP1
internal import NIOSSL
internal import Wire

/// Speaks HTTP/1.1 with one remote node.
final class HTTPConnection: Sendable {
    private let address: RemoteAddress
    private let token: String?
    private let client: HTTPClient

    init(_ address: RemoteAddress, token: String?, tls: TLSConfiguration?) {
        self.address = address
        self.token = token
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: .seconds(330)))
        // HTTP/2 crashes the client when a server ends a reply early.
        configuration.httpVersion = .http1Only
        // Below the server's 30 s, so that none is used that the server is about to close.
        configuration.connectionPool.idleTimeout = .seconds(15)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit {
        // The client has to be told; it ends its idle connections by itself.
        client.shutdown(queue: .global()) { _ in }
    }

    func send(_ request: Transport.Request) async throws -> Transport.Reply {
        do {
            let response = try await client.execute(
                head(request), timeout: .milliseconds(Int64(request.patience * 1000)))
            var body = Data()
            for try await piece in response.body {
                body.append(contentsOf: piece.readableBytesView)
            }
            return Transport.Reply(status: Int(response.status.code), body: body)
        } catch {
            throw refusal(error)
        }
    }

    /// Opens a stream of events.
    func listen(_ target: String) async throws -> AsyncThrowingStream<Data, any Error> {
        let request = Transport.Request(
            method: "GET", target: target, body: Data(), contentType: "", patience: 10)
        let response: HTTPClientResponse
        do {
            response = try await client.execute(head(request), timeout: .seconds(10))
        } catch {
            throw refusal(error)
        }
        guard response.status == .ok else {
            throw NodeError(.unavailable, "\(address) gave no events: \(response.status)")
        }
        return AsyncThrowingStream { continuation in
            let reading = Task {
                do {
                    for try await piece in response.body {
                        continuation.yield(Data(buffer: piece))
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: self.refusal(error))
                }
            }
            continuation.onTermination = { _ in reading.cancel() }
        }
    }

    private func head(_ request: Transport.Request) -> HTTPClientRequest {
        var head = HTTPClientRequest(url: address.url(request.target))
        head.method = HTTPMethod(rawValue: request.method)
        if let token { head.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if !request.body.isEmpty {
            head.headers.add(name: "Content-Type", value: request.contentType)
            head.body = .bytes(ByteBuffer(data: request.body))
        }
        return head
    }

    private func refusal(_ error: any Error) -> NodeError {
        if let said = error as? NodeError { return said }
        guard let failed = error as? HTTPClientError,
            failed == .deadlineExceeded || failed == .readTimeout
        else {
            return NodeError(
                .unavailable,
                "the node at \(address) cannot be reached (\(error)); see that it runs there, "
                    + "or give another address")
        }
        return NodeError(
            .unavailable, "the node at \(address) did not reply in time; ask again later")
    }
}
