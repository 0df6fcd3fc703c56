internal import Foundation
internal import NIOSSL
package import Wire

/// What a server shows to those who connect, and the key that proves it.
package struct ServerCertificate: Sendable {
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey
    /// How those who are invited are to know the server again.
    package let trust: InvitationLink.Trust

    /// The certificate of `--tls-certificate` and `--tls-key`, which an authority vouches for.
    ///
    /// The file may hold the whole chain, the server's own certificate first.
    package init(certificateFile: String, keyFile: String) throws(NodeError) {
        do {
            chain = try NIOSSLCertificate.fromPEMBytes(Self.bytes(certificateFile))
        } catch {
            throw Self.unreadable("the certificate", certificateFile, error)
        }
        do {
            key = try NIOSSLPrivateKey(bytes: Self.bytes(keyFile), format: .pem)
        } catch {
            throw Self.unreadable("the certificate's key", keyFile, error)
        }
        trust = .authorities
        try check(certificateFile, keyFile)
    }

    /// The node's own certificate, which invitations carry the fingerprint of.
    init(ownCertificateFile: String, keyFile: String) throws(NodeError) {
        let files = try Self(certificateFile: ownCertificateFile, keyFile: keyFile)
        chain = files.chain
        key = files.key
        do {
            trust = .fingerprint(try CertificateFingerprint(files.chain[0]))
        } catch {
            throw Self.unreadable("the certificate", ownCertificateFile, error)
        }
    }

    /// TLS 1.2 or better; whoever connects is known by a credential, not by a certificate.
    var configuration: TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }

    private func check(_ certificateFile: String, _ keyFile: String) throws(NodeError) {
        guard !chain.isEmpty else {
            throw NodeError(
                .unavailable,
                "there is no certificate in \(certificateFile); it must be a PEM file that begins "
                    + "with the server's own")
        }
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw NodeError(
                .unavailable,
                "\(keyFile) is not the key of the certificate in \(certificateFile) (\(error)); "
                    + "put right which files belong together")
        }
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func unreadable(
        _ what: String, _ path: String, _ error: any Error
    ) -> NodeError {
        NodeError(
            .unavailable,
            "cannot read \(what) from \(path): it must be a PEM file that this user may read "
                + "(\(error))")
    }
}
