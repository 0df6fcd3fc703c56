internal import Crypto
internal import NIOSSL
internal import Wire

/// The SHA-256 of a certificate's DER bytes: by what a child knows its parent's certificate.
package struct CertificateFingerprint: Hashable, Sendable, CustomStringConvertible {
    private let bytes: [UInt8]

    init(der: [UInt8]) {
        bytes = Array(SHA256.hash(data: der))
    }

    init(_ certificate: NIOSSLCertificate) throws {
        self.init(der: try certificate.toDERBytes())
    }

    /// Reads 64 hexadecimal digits in lower case; nil for anything else.
    package init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: 64, by: 2) {
            guard let high = Self.value(of: digits[place]),
                let low = Self.value(of: digits[place + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// 64 hexadecimal digits in lower case.
    package var description: String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}

extension CertificateFingerprint {
    /// The fingerprint of the certificate in a PEM text; throws `.invalid` where there is none.
    init(pem text: String) throws(NodeError) {
        do {
            guard let first = try NIOSSLCertificate.fromPEMBytes(Array(text.utf8)).first else {
                throw NodeError(.invalid, "there is no certificate in it")
            }
            try self.init(first)
        } catch {
            throw NodeError(.invalid, "the node's certificate cannot be read: \(error)")
        }
    }
}
