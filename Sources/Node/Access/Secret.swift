internal import Crypto
internal import Foundation

/// 256 random bits: what redeems an invitation, or what a credential is shown by.
struct Secret: Sendable {
    static let byteCount = 32

    private let bytes: [UInt8]

    init(from source: SecretSource) {
        bytes = source.draw(Self.byteCount)
    }

    /// Reads the 43 characters of `text` strictly: there is one way to write each secret.
    init?(_ text: String) {
        guard text.utf8.count == 43 else { return nil }
        let padded =
            text.replacing("-", with: "+").replacing("_", with: "/") + "="
        guard let data = Data(base64Encoded: padded), data.count == Self.byteCount else {
            return nil
        }
        bytes = Array(data)
        guard self.text == text else { return nil }
    }

    /// In base64url, without padding.
    var text: String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// What is stored in its place.
    ///
    /// One round of SHA-256 is right here, where a password would need a slow hash with a salt:
    /// nobody guesses 256 random bits however fast guesses are checked, no two are alike, and
    /// this runs once for every request.
    var digest: [UInt8] {
        Array(SHA256.hash(data: bytes))
    }
}
