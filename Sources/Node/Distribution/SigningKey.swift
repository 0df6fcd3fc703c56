internal import Crypto
internal import Foundation
internal import Wire

/// The Ed25519 key by which a node vouches for the versions that it hands down.
struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Reads the key from `signing.key` in the data folder, made at the first need and readable by
    /// its owner alone.
    init(folder: String) throws {
        let path = folder + "/signing.key"
        if let known = try Self.read(path) {
            key = known
            return
        }
        try Self.write(Curve25519.Signing.PrivateKey(), to: path)
        // Several children may join at once: the key that was written first is everybody's.
        guard let written = try Self.read(path) else { throw Self.damaged(path) }
        key = written
    }

    /// The key in the file; nil where there is none that can be read: a file that is there all the
    /// same is found when a new one is to take its place.
    private static func read(_ path: String) throws -> Curve25519.Signing.PrivateKey? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let words = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = Data(base64Encoded: words),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw damaged(path) }
        return key
    }

    /// In base64, as children are given it.
    var publicKey: String { key.publicKey.rawRepresentation.base64EncodedString() }

    func sign(_ version: VersionID, task: String, by node: NodeID) throws -> VersionSignature {
        let signature = try key.signature(for: Self.message(version, task: task))
        return VersionSignature(node: node, signature: signature.base64EncodedString())
    }

    /// Whether the holder of a public key vouches for the version.
    static func isSound(
        _ signature: VersionSignature, of version: VersionID, task: String, publicKey: String
    ) -> Bool {
        // What is no key vouches for nothing.
        guard let bytes = Data(base64Encoded: publicKey),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes),
            let signed = Data(base64Encoded: signature.signature)
        else { return false }
        return key.isValidSignature(signed, for: message(version, task: task))
    }

    private static func message(_ version: VersionID, task: String) -> Data {
        Data("tideline-version-1\n\(task)\n\(version.digest)\n".utf8)
    }

    /// Writes it whole or not at all, and never over another one: children know a node by its key.
    ///
    /// One that was written meanwhile stays.
    private static func write(_ key: Curve25519.Signing.PrivateKey, to path: String) throws {
        // Nobody else writes a draft of this name.
        let draft = path + "." + UUID().uuidString
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw unwritten(path) }
        defer { unlink(draft) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        try handle.write(
            contentsOf: Data((key.rawRepresentation.base64EncodedString() + "\n").utf8))
        try handle.synchronize()
        guard link(draft, path) == 0 || errno == EEXIST else { throw unwritten(path) }
    }

    private static func damaged(_ path: String) -> NodeError {
        NodeError(
            .unavailable,
            "\(path) holds no signing key; restore it from a copy, or delete it and let the "
                + "children join anew")
    }

    private static func unwritten(_ path: String) -> NodeError {
        NodeError(
            .unavailable,
            "\(path) cannot be written (\(String(cString: strerror(errno)))); versions can only be "
                + "handed down with a signing key")
    }
}
