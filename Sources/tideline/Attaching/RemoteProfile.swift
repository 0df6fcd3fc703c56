import Foundation
import Wire

/// A remote node that an invitation let in, as `tideline join` notes it for `--node`.
///
/// One file a node in `$XDG_CONFIG_HOME/tideline/nodes`, which only the user may read: the token in
/// it is all that the node asks for.
struct RemoteProfile: Codable, Equatable, Sendable {
    /// The word for `--node`.
    var name: String
    var place: RemotePlace
    var role: Role
}

/// The remote nodes that this user has joined.
struct RemoteProfiles {
    private let folder: String

    init(folder: String) {
        self.folder = folder
    }

    /// Those of this user.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let home = environment["HOME"] ?? "."
        let configuration = environment["XDG_CONFIG_HOME"] ?? ""
        let base = configuration.isEmpty ? "\(home)/.config" : configuration
        self.init(folder: "\(base)/tideline/nodes")
    }

    /// Finds a node by its word or by its address; nil where none was joined.
    func profile(_ wordOrURL: String) throws(NodeError) -> RemoteProfile? {
        // A folder that is not there holds no profiles.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for file in files.sorted() where file.hasSuffix(".json") {
            let profile = try read("\(folder)/\(file)")
            if profile.name == wordOrURL || profile.place.url == wordOrURL { return profile }
        }
        return nil
    }

    /// Notes a node, over an earlier note of the same word; returns the file.
    func save(_ profile: RemoteProfile) throws(NodeError) -> String {
        let path = "\(folder)/\(Self.fileName(profile.name))"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try PrivateFile.write(try encoder.encode(profile), to: path)
            return path
        } catch {
            throw NodeError(.unavailable, "cannot write \(path): \(error)")
        }
    }

    /// Forgets a node; returns whether there was one.
    func remove(_ word: String) throws(NodeError) -> Bool {
        guard let profile = try profile(word) else { return false }
        let path = "\(folder)/\(Self.fileName(profile.name))"
        guard unlink(path) == 0 else {
            throw NodeError(
                .unavailable, "cannot remove \(path): \(String(cString: strerror(errno)))")
        }
        return true
    }

    private func read(_ path: String) throws(NodeError) -> RemoteProfile {
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            return try JSONDecoder().decode(RemoteProfile.self, from: data)
        } catch {
            throw NodeError(
                .invalid,
                "\(path) is not a node's profile: remove it and join with a new invitation")
        }
    }

    /// A name may hold anything; a file's name may not.
    private static func fileName(_ name: String) -> String {
        let safe = name.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "_" }
        return String(safe) + ".json"
    }
}

/// Files that nobody but their owner may read, whole or not at all.
enum PrivateFile {
    static func write(_ data: Data, to path: String) throws {
        let part = path + ".part"
        unlink(part)
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: data)
        try handle.synchronize()
        try handle.close()
        guard rename(part, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    }
}
