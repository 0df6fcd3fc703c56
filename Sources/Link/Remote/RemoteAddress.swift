/// Where a remote node is: `http://host:port`, `https://host:port` or `http+unix://PATH`.
package struct RemoteAddress: Equatable, Sendable, CustomStringConvertible {
    package enum Scheme: Equatable, Sendable {
        case http, https
        case socket(path: String)
    }

    package let scheme: Scheme
    /// `host:port`, or the socket's path in escapes.
    let authority: String

    /// Reads an address; nil for what is none.
    ///
    /// A host without a scheme is taken as `http://`.
    package init?(_ text: String) {
        let halves = text.split(separator: "://", maxSplits: 1).map(String.init)
        guard let last = halves.last, !text.contains(where: \.isWhitespace) else { return nil }
        switch halves.count == 1 ? "http" : halves[0] {
        case "http+unix":
            guard let path = try? PercentCoding.decoded(last), path.hasPrefix("/") else {
                return nil
            }
            self.init(socket: path)
        case "http", "https":
            let host = last.hasSuffix("/") ? String(last.dropLast()) : last
            guard !host.contains("/"), let address = ListenAddress(host) else { return nil }
            self.init(
                scheme: halves.first == "https" ? .https : .http, authority: address.description)
        default: return nil
        }
    }

    /// The socket at a path.
    package init(socket path: String) {
        self.init(scheme: .socket(path: path), authority: PercentCoding.encoded(path))
    }

    private init(scheme: Scheme, authority: String) {
        self.scheme = scheme
        self.authority = authority
    }

    /// Returns the whole address of a path.
    func url(_ target: String) -> String {
        switch scheme {
        case .http: "http://\(authority)\(target)"
        case .https: "https://\(authority)\(target)"
        case .socket: "http+unix://\(authority)\(target)"
        }
    }

    package var description: String {
        switch scheme {
        case .http: "http://\(authority)"
        case .https: "https://\(authority)"
        case .socket(let path): path
        }
    }
}
