package import Wire

/// Why a request is not carried out, with the status that says so.
package struct APIRefusal: Error, Equatable {
    package var status: Int
    package var error: NodeError
    package var headers: [APIReply.Header]

    package init(_ status: Int, _ error: NodeError, headers: [APIReply.Header] = []) {
        self.status = status
        self.error = error
        self.headers = headers
    }

    /// Seconds after which trying again may help, where the node does not know better.
    static let usualPause = 1

    /// Returns the refusal that says what a node said.
    package init(_ error: NodeError) {
        self.init(error.status, error)
        if [429, 503].contains(status) { headers.append(.retryAfter(Self.usualPause)) }
    }

    static func malformed(_ message: String) -> APIRefusal {
        APIRefusal(400, NodeError(.invalid, message))
    }

    static func tooLarge(limit: Int) -> APIRefusal {
        APIRefusal(
            413,
            NodeError(
                .invalid,
                "the body is larger than \(limit) bytes, the most that is read at once; send less, "
                    + "or examples line by line"))
    }
}

extension APIReply.Header {
    static func retryAfter(_ seconds: Int) -> APIReply.Header {
        APIReply.Header(name: "Retry-After", value: String(seconds))
    }
}

extension NodeError {
    /// The HTTP status of what a node says.
    var status: Int {
        switch code {
        case .notFound: 404
        case .invalid: 422
        case .conflict: 409
        case .unavailable: 503
        case .held: 423
        case .forbidden: 403
        case .busy: 429
        }
    }
}
