import Foundation
import Link
import Testing
import Wire

@Suite struct ServerCertificateTests {
    private let folder = TemporaryFolder()
    private let now = Timestamp(milliseconds: 1_790_000_000_000)

    private func own() throws -> ServerCertificate {
        try ServerCertificate.own(folder: folder.path, name: "cloud", now: now)
    }

    @Test func isMadeOnce() throws {
        let first = try own()
        let second = try own()

        guard case .fingerprint = first.trust else {
            Issue.record("no fingerprint")
            return
        }
        #expect(first.trust == second.trust)
    }

    @Test func onlyTheOwnerMayReadItsKey() throws {
        _ = try own()

        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/tls.key")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: folder.path))
                == ["tls.key", "tls.pem"])
    }

    @Test func aStartThatWasCutOffKeepsTheKey() throws {
        _ = try own()
        let key = try String(contentsOfFile: folder.path + "/tls.key", encoding: .utf8)
        try FileManager.default.removeItem(atPath: folder.path + "/tls.pem")

        _ = try own()

        #expect(try String(contentsOfFile: folder.path + "/tls.key", encoding: .utf8) == key)
    }

    @Test func aKeyOfAnotherCertificateIsRefused() throws {
        let other = TemporaryFolder()
        _ = try ServerCertificate.own(folder: other.path, name: "other", now: now)
        _ = try own()

        let error = #expect(throws: NodeError.self) {
            try ServerCertificate(
                certificateFile: folder.path + "/tls.pem", keyFile: other.path + "/tls.key")
        }

        let start =
            "\(other.path)/tls.key is not the key of the certificate in \(folder.path)/tls.pem ("
        #expect(error?.message.hasPrefix(start) == true)
        #expect(error?.message.hasSuffix("; put right which files belong together") == true)
    }

    @Test func filesGivenByHandAreVouchedForByAuthorities() throws {
        _ = try own()

        let certificate = try ServerCertificate(
            certificateFile: folder.path + "/tls.pem", keyFile: folder.path + "/tls.key")

        #expect(certificate.trust == .authorities)
    }

    @Test func aFileThatIsNoneIsNamed() throws {
        let error = #expect(throws: NodeError.self) {
            try ServerCertificate(certificateFile: "/nowhere.pem", keyFile: "/nowhere.key")
        }

        #expect(error?.message.hasPrefix("cannot read the certificate from /nowhere.pem") == true)
    }

    @Test(arguments: [
        "", "0F", String(repeating: "0F", count: 32), String(repeating: "g", count: 64),
    ])
    func aFingerprintIsReadStrictly(text: String) {
        #expect(CertificateFingerprint(text) == nil)
    }

    @Test func aFingerprintIsWrittenAsItIsRead() {
        let text = String(repeating: "0123456789abcdef", count: 4)

        #expect(CertificateFingerprint(text)?.description == text)
    }
}
