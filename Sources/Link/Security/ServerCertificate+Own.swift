internal import Crypto
internal import Foundation
internal import NIOSSL
internal import SwiftASN1
package import Wire
internal import X509

extension ServerCertificate {
    /// The node's own certificate in its data folder, made when it is not there yet.
    ///
    /// The key comes first and is never written over: a start that was cut off between the two
    /// files makes the certificate of the key that is there. `now` is when it begins to be valid.
    package static func own(folder: String, name: String, now: Timestamp) throws(NodeError)
        -> ServerCertificate
    {
        let keyFile = folder + "/tls.key"
        let certificateFile = folder + "/tls.pem"
        do {
            if !FileManager.default.fileExists(atPath: keyFile) {
                try write(P256.Signing.PrivateKey().pemRepresentation, to: keyFile, mode: 0o600)
            }
            if !FileManager.default.fileExists(atPath: certificateFile) {
                let key = try P256.Signing.PrivateKey(
                    pemRepresentation: String(contentsOfFile: keyFile, encoding: .utf8))
                let text = try selfSigned(key, name: name, now: now)
                try write(text, to: certificateFile, mode: 0o644)
            }
        } catch {
            throw NodeError(
                .unavailable,
                "cannot make the certificate of this node in \(folder): \(error); make the folder "
                    + "writable, and move tls.key and tls.pem away if they are damaged (children "
                    + "must join anew then)")
        }
        return try ServerCertificate(ownCertificateFile: certificateFile, keyFile: keyFile)
    }

    /// Ten years: a child knows it by its fingerprint, so that nothing is gained by renewing it
    /// and every child would have to join anew.
    private static let lifetime = 10.0 * 365.25 * 86_400

    private static func selfSigned(
        _ key: P256.Signing.PrivateKey, name: String, now: Timestamp
    ) throws -> String {
        let start = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        let subject = try DistinguishedName { CommonName("tideline \(name)") }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(key.publicKey),
            // A child's clock may be a day behind.
            notValidBefore: start.addingTimeInterval(-86_400),
            notValidAfter: start.addingTimeInterval(lifetime), issuer: subject, subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                SubjectAlternativeNames([.dnsName("tideline.invalid")])
            },
            issuerPrivateKey: Certificate.PrivateKey(key))
        return try certificate.serializeAsPEM().pemString + "\n"
    }

    /// Writes a file that is there whole or not at all, with its mode from the first byte on.
    private static func write(_ text: String, to path: String, mode: mode_t) throws {
        let draft = path + ".new"
        // What an interrupted start left behind holds nothing that anybody uses.
        try? FileManager.default.removeItem(atPath: draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw Refused(path: draft, code: errno) }
        let bytes = Array(text.utf8)
        let isWritten =
            Foundation.write(descriptor, bytes, bytes.count) == bytes.count
            && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard isWritten, rename(draft, path) == 0 else {
            throw Refused(path: path, code: isWritten ? errno : code)
        }
    }

    private struct Refused: Error, CustomStringConvertible {
        var path: String
        var code: Int32

        var description: String { "\(path): \(String(cString: strerror(code)))" }
    }
}
