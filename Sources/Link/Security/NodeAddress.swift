internal import AsyncHTTPClient
internal import Foundation
internal import NIOSSL
package import Wire

/// Where a node is reached over the network, and how it is known to be that node.
package struct NodeAddress: Equatable, Sendable {
    package var host: String
    package var port: Int
    package var trust: Trust

    package enum Trust: Equatable, Sendable {
        /// The one certificate, as PEM, whatever host it names.
        case certificate(String)
        /// A certificate for the host that an authority known to this machine vouches for.
        case authorities
        /// No TLS; on loopback only.
        case plain
    }

    package init(host: String, port: Int, trust: Trust) {
        self.host = host
        self.port = port
        self.trust = trust
    }

    /// Reads `https://host:port` or, on loopback, `http://host:port`.
    ///
    /// - Parameters:
    ///   - url: without path or query.
    ///   - certificate: the PEM of the certificate to trust alone; nil for authorities.
    /// - Throws: `.invalid` for anything else.
    package init(url: String, certificate: String?) throws(NodeError) {
        let parts = url.split(separator: "://", maxSplits: 1).map(String.init)
        guard parts.count == 2, ["http", "https"].contains(parts[0]),
            let address = ListenAddress(dialled: parts[1])
        else {
            throw NodeError(
                .invalid,
                "a node is at https://host:port, or at http://host:port on this machine; \(url) "
                    + "is neither")
        }
        let trust: Trust =
            parts[0] == "http" ? .plain : certificate.map { .certificate($0) } ?? .authorities
        guard trust != .plain || address.isLoopback else {
            throw NodeError(
                .invalid,
                "\(url) is not on this machine, and without TLS others can read and change what "
                    + "is said; use https://")
        }
        self.init(host: address.host, port: address.port, trust: trust)
    }

    /// `https://host:port`.
    package var url: String {
        let scheme = trust == .plain ? "http" : "https"
        return "\(scheme)://\(ListenAddress(host: host, port: port))"
    }

    /// What to store beside `url`; nil where no certificate is pinned.
    package var certificate: String? {
        if case .certificate(let text) = trust { text } else { nil }
    }

    /// How a client must talk TLS here; nil where it must not.
    func configuration() throws(NodeError) -> TLSConfiguration? {
        guard trust != .plain else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        guard case .certificate(let text) = trust else { return configuration }
        do {
            let pinned = try NIOSSLCertificate.fromPEMBytes(Array(text.utf8))
            configuration.trustRoots = .certificates(pinned)
            configuration.certificateVerification = .noHostnameVerification
        } catch {
            throw NodeError(
                .unavailable,
                "the certificate that was kept of \(url) cannot be read (\(error)); join it anew")
        }
        return configuration
    }
}
