import Foundation
import Wire

/// Where the socket of a node lies: `node.socket` in its data folder, or, where that path would be
/// too long for the system, in a private folder with a short one.
enum SocketPlace: Equatable {
    case dataFolder(String)
    /// The socket, and the folder to make for it.
    case privateFolder(String, folder: String)

    /// `sun_path` has 108 bytes, the last of which is a zero.
    static let longestPath = 107

    /// Chooses the place.
    ///
    /// - Parameters:
    ///   - folder: the data folder's absolute path.
    ///   - runtimeFolder: `$XDG_RUNTIME_DIR`; nil where there is none.
    ///   - user: the user's number, so that users do not meet in `/tmp`.
    init(folder: String, runtimeFolder: String?, user: UInt32) {
        let usual = folder + "/node.socket"
        guard usual.utf8.count > Self.longestPath else {
            self = .dataFolder(usual)
            return
        }
        let base =
            runtimeFolder.map { "\($0)/tideline-\(Self.digest(folder))" }
            ?? "/tmp/tideline-\(user)-\(Self.digest(folder))"
        self = .privateFolder(base + "/node.socket", folder: base)
    }

    var path: String {
        switch self {
        case .dataFolder(let path), .privateFolder(let path, _): path
        }
    }

    /// FNV-1a: the same folder has the same place after `kill -9`, too, and leaves no others
    /// behind.
    private static func digest(_ folder: String) -> String {
        let hash = folder.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension SocketPlace {
    /// The place for a data folder of this user.
    init(folder: String) {
        let runtime = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? ""
        let absolute = URL(fileURLWithPath: folder).standardizedFileURL.path
        self.init(
            folder: absolute, runtimeFolder: runtime.isEmpty ? nil : runtime, user: getuid())
    }

    /// Makes the place ready for a new socket; only the holder of the data folder may call this.
    ///
    /// What lies there is of a process that was killed. Throws when the private folder is somebody
    /// else's or cannot be made.
    func clear() throws(NodeError) {
        if case .privateFolder(_, let folder) = self { try Self.makePrivate(folder) }
        guard unlink(path) == 0 || errno == ENOENT else {
            throw Self.refused(path, String(cString: strerror(errno)))
        }
    }

    /// Takes the socket away, and its private folder.
    func remove() {
        // What stays behind is cleared away by the next start.
        unlink(path)
        if case .privateFolder(_, let folder) = self { rmdir(folder) }
    }

    private static func makePrivate(_ folder: String) throws(NodeError) {
        guard mkdir(folder, 0o700) != 0 else { return }
        let code = errno
        // What cannot be looked at is refused for the first reason.
        guard code == EEXIST, let found = try? FileManager.default.attributesOfItem(atPath: folder)
        else {
            throw refused(folder, String(cString: strerror(code)))
        }
        // In /tmp anybody may have made it, to be asked in the node's place.
        let mode = (found[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        let isOwn =
            found[.type] as? FileAttributeType == .typeDirectory
            && (found[.ownerAccountID] as? NSNumber)?.uint32Value == getuid()
            && mode & 0o077 == 0
        guard isOwn else { throw refused(folder, "it is somebody else's") }
    }

    private static func refused(_ path: String, _ reason: String) -> NodeError {
        NodeError(
            .unavailable,
            "cannot make the node's socket at \(path): \(reason); remove it, or choose a data "
                + "folder with a shorter path")
    }
}
