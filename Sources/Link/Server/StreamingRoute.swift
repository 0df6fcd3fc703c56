package import Hummingbird

/// A route that needs the connection itself: it reads while it writes, or sends bytes.
///
/// Only HTTP has these; nothing relays them.
package struct StreamingRoute: Sendable {
    /// What a streaming route gets beside the request.
    package struct Call: Sendable {
        package let requester: Requester
        /// What stood in the path's braces, by name, decoded.
        package let arguments: [String: String]
    }

    /// `GET` or `POST`.
    let verb: Route.Verb
    let pattern: PathPattern
    let clearance: Clearance
    let summary: String
    /// Throws `NodeError` or `APIRefusal` before it replies.
    let respond: @Sendable (Request, Call) async throws -> Response

    /// Creates a route that `POST`s, or `GET`s.
    package init(
        isGet: Bool = false, _ pattern: String, for clearance: Clearance, _ summary: String,
        respond: @escaping @Sendable (Request, Call) async throws -> Response
    ) {
        verb = isGet ? .get : .post
        self.pattern = PathPattern(pattern)
        self.clearance = clearance
        self.summary = summary
        self.respond = respond
    }
}
