internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOFoundationCompat
internal import NIOHTTP1
internal import NIOSSL
internal import Wire

/// A client of one node: HTTP/1.1, the node's certificate and nobody else's, no redirects.
///
/// HTTP/2 is left out on purpose: async-http-client 1.37 crashes when the server ends a response
/// whose request is still being sent (its issue #922), which is how every conversation ends.
final class LinkCaller: Sendable {
    /// What a head may take; what follows it is not bounded by this.
    private static let headSeconds: Int64 = 10
    private static let mostErrorBytes = 64 * 1024

    let url: String
    private let token: String?
    private let silence: Double
    private let client: HTTPClient

    init(
        address: NodeAddress, token: String?, silence: Double
    ) throws(NodeError) {
        url = address.url
        self.token = token
        self.silence = silence
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: try address.configuration(),
            // A credential goes to the node it is for and nowhere else.
            redirectConfiguration: .disallow,
            timeout: .init(
                connect: .seconds(Self.headSeconds),
                read: .milliseconds(Int64(silence * 1000))))
        configuration.httpVersion = .http1Only
        // Whoever drives the link decides when to try again, and how often.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit {
        // Its connections are of use to nobody; how their closing goes changes nothing.
        client.shutdown { _ in }
    }

    func request(_ method: HTTPMethod, _ path: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        if let token {
            request.headers.add(name: "Authorization", value: "Bearer \(token)")
        }
        return request
    }

    /// Returns the response once its head says that it was done; throws `NodeError` otherwise.
    func response(to request: HTTPClientRequest) async throws -> HTTPClientResponse {
        let response: HTTPClientResponse
        do {
            response = try await client.execute(
                request, deadline: .now() + .seconds(Self.headSeconds))
        } catch {
            throw nodeError(error)
        }
        guard (200..<300).contains(response.status.code) else { throw await refusal(response) }
        return response
    }

    private func refusal(_ response: HTTPClientResponse) async -> NodeError {
        // A refusal that cannot be read is told by its status.
        let body = try? await response.body.collect(upTo: Self.mostErrorBytes)
        if let body, let error = try? JSONDecoder().decode(NodeError.self, from: body) {
            return error
        }
        let code: NodeError.Code =
            switch response.status.code {
            case 401, 403: .forbidden
            case 404: .notFound
            case 429: .busy
            case 400..<500: .invalid
            default: .unavailable
            }
        return NodeError(code, "\(url) replied with status \(response.status.code)")
    }

    /// What went wrong on the way, in words.
    func nodeError(_ error: any Error) -> NodeError {
        switch error {
        case let error as NodeError: return error
        case is CancellationError: return NodeError(.unavailable, "given up")
        case let error as HTTPClientError where error == .readTimeout:
            return NodeError(
                .unavailable, "nothing was heard of \(url) for \(silence) seconds")
        case let error as HTTPClientError where error == .connectTimeout:
            return NodeError(.unavailable, "cannot reach \(url): it does not answer")
        default: break
        }
        guard !"\(error)".contains("CERTIFICATE_VERIFY_FAILED") else {
            return NodeError(
                .forbidden,
                "\(url) shows another certificate than the one it is known by: somebody may be in "
                    + "between, or it was set up anew; ask its operator, and join again if so")
        }
        return NodeError(.unavailable, "the connection to \(url) failed: \(error)")
    }
}
