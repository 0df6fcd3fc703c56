internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Wire

/// Looks at the certificate of a server without telling it anything.
enum CertificateProbe {
    /// How long connecting and the beginning of the handshake may take.
    private static let patience = TimeAmount.seconds(10)

    /// Returns the PEM of the server's certificate when it has that fingerprint.
    ///
    /// Only shakes hands, and not to the end: nothing secret is sent. That the server has the key
    /// too shows when it is called with this certificate as the only one that is trusted.
    static func certificate(
        at address: ListenAddress, expecting fingerprint: CertificateFingerprint
    ) async throws(NodeError) -> String {
        let shown: NIOSSLCertificate
        do {
            shown = try await leaf(at: address)
            guard try CertificateFingerprint(shown) == fingerprint else {
                throw NodeError(
                    .forbidden,
                    "\(address) shows another certificate than the invitation says: somebody may "
                        + "be in between, or it was set up anew since; nothing was sent, ask its "
                        + "operator for a new invitation")
            }
            return try pem(shown)
        } catch {
            throw error as? NodeError
                ?? NodeError(
                    .unavailable, "cannot see the certificate of \(address): \(error)")
        }
    }

    private static func leaf(at address: ListenAddress) async throws -> NIOSSLCertificate {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        let context = try NIOSSLContext(configuration: configuration)
        let group = MultiThreadedEventLoopGroup.singleton
        let found = group.next().makePromise(of: NIOSSLCertificate.self)
        let name = address.isNumeric ? nil : address.host
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: group).connectTimeout(patience)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let handler = try NIOSSLClientHandler(
                            context: context, serverHostname: name
                        ) {
                            (
                                certificates: [NIOSSLCertificate],
                                verdict: EventLoopPromise<NIOSSLVerificationResult>
                            ) in
                            if let leaf = certificates.first { found.succeed(leaf) }
                            // Enough was seen.
                            verdict.succeed(.failed)
                        }
                        try channel.pipeline.syncOperations.addHandlers([
                            handler, HandshakeEnd(found),
                        ])
                    }
                }.connect(host: address.host, port: address.port).get()
        } catch {
            found.fail(error)
            throw error
        }
        let deadline = channel.eventLoop.scheduleTask(in: patience) { found.fail(TooSlow()) }
        defer {
            deadline.cancel()
            channel.close(promise: nil)
        }
        return try await found.futureResult.get()
    }

    private static func pem(_ certificate: NIOSSLCertificate) throws -> String {
        let text = Base64Lines.text(try certificate.toDERBytes())
        return "-----BEGIN CERTIFICATE-----\n\(text)-----END CERTIFICATE-----\n"
    }

    private struct TooSlow: Error, CustomStringConvertible {
        var description: String { "it does not speak TLS, or too slowly" }
    }

    /// Tells when there will be no certificate any more.
    private final class HandshakeEnd: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let found: EventLoopPromise<NIOSSLCertificate>

        init(_ found: EventLoopPromise<NIOSSLCertificate>) {
            self.found = found
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            found.fail(error)
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            found.fail(ChannelError.eof)
            context.fireChannelInactive()
        }
    }
}
