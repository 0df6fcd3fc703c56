package import Foundation

/// A request of the API as values, however it came: by HTTP, by the socket, or relayed.
package struct APIRequest: Sendable {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    package var method: String
    /// The path with its query, as sent: `/v1/questions?limit=20`.
    package var target: String
    /// What the caller wants to be sent: `application/x-ndjson`; nil for whatever is usual.
    package var accepts: String?
    package var body: APIBody

    package init(
        method: String, target: String, accepts: String? = nil, body: APIBody = .none
    ) {
        self.method = method
        self.target = target
        self.accepts = accepts
        self.body = body
    }
}

/// The body of a request, read piece by piece by whoever wants it, once.
package struct APIBody: Sendable {
    package typealias Taking = (Data) async throws -> Void

    private let readAll: @Sendable (_ limit: Int?, _ take: Taking) async throws -> Void

    /// Creates a body from what hands each of its pieces over and throws when more than `limit`
    /// bytes come, or when they come too slowly.
    package init(
        _ read: @escaping @Sendable (_ limit: Int?, _ take: Taking) async throws -> Void
    ) {
        readAll = read
    }

    package static let none = APIBody { _, _ in }

    /// A body that is there as a whole.
    package static func whole(_ data: Data) -> APIBody {
        APIBody { limit, take in
            if let limit, data.count > limit { throw APIRefusal.tooLarge(limit: limit) }
            try await take(data)
        }
    }

    /// Returns all of it; throws when it is larger than `limit` bytes.
    func whole(upTo limit: Int) async throws -> Data {
        var whole = Data()
        try await readAll(limit) { piece in
            if whole.isEmpty { whole = piece } else { whole.append(piece) }
        }
        return whole
    }

    /// Hands every piece to `take`, however many there are.
    func forEachPiece(_ take: Taking) async throws {
        try await readAll(nil, take)
    }
}
