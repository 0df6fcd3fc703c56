package import Wire

/// The head of a request, as far as it says who makes it.
package struct RequestHead: Sendable {
    package var method: String
    package var target: String
    /// `Authorization`.
    package var authorization: String?
    /// `Host`.
    package var host: String?
    /// `Origin`: a browser says by it which page makes the request.
    package var origin: String?
    package var door: Door

    /// Which way a request came in.
    package enum Door: Equatable, Sendable {
        /// The socket in the data folder: whoever may open that file is an operator.
        case socket
        /// An address of the network, and whether it is loopback without TLS.
        case network(address: String, isPlainLoopback: Bool)
    }

    package init(
        method: String, target: String, authorization: String?, host: String?, origin: String?,
        door: Door
    ) {
        self.method = method
        self.target = target
        self.authorization = authorization
        self.host = host
        self.origin = origin
        self.door = door
    }

    /// The address for the audit log.
    package var address: String {
        switch door {
        case .socket: "socket"
        case .network(let address, _): address
        }
    }

    /// The token of `Authorization: Bearer TOKEN`; nil when there is none.
    package var token: String? {
        guard let authorization else { return nil }
        let words = authorization.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return String(words[1])
    }
}

/// Decides who makes a request.
package struct Authority: Sendable {
    /// Throws an `APIRefusal` for who is not known; returns nil for who has no credential.
    package typealias Recognition = @Sendable (RequestHead) async throws -> Requester?

    let recognise: Recognition

    package init(_ recognise: @escaping Recognition) {
        self.recognise = recognise
    }

    /// Asks the node who holds the token; without one, this machine's own callers are operators.
    package static func credentials(of host: any NodeHost) -> Authority {
        Authority { head in
            guard head.authorization != nil else {
                return head.isOfThisMachine ? .local(origin: head.address) : nil
            }
            guard let token = head.token, let caller = try await host.caller(token: token) else {
                throw APIRefusal.stranger(
                    "the credential is not known here, or was revoked; ask an operator for an "
                        + "invitation and join again")
            }
            return Requester(caller: caller, origin: head.address)
        }
    }
}

extension RequestHead {
    /// Whether it came through the socket, or by loopback from no page of the web.
    ///
    /// A page that somebody on this machine looks at can make its browser send requests to
    /// loopback, also under a name of its own; both show in the head.
    var isOfThisMachine: Bool {
        switch door {
        case .socket: return true
        case .network(_, let isPlainLoopback):
            guard isPlainLoopback, origin == nil, let host else { return false }
            return ListenAddress(host)?.isLoopback == true
        }
    }
}

extension APIRefusal {
    static func stranger(_ message: String) -> APIRefusal {
        APIRefusal(
            401, NodeError(.forbidden, message),
            headers: [APIReply.Header(name: "WWW-Authenticate", value: "Bearer")])
    }
}
