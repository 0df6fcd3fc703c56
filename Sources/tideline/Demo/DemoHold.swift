import Foundation
import Wire

/// The hold that one demo has on its folder: a second one in the same folder would end the first
/// one's nodes, or find them in its way one after the other.
///
/// The kernel lets go of it when the process ends, in whatever way. The file says who holds it.
final class DemoHold: Sendable {
    private let descriptor: Int32

    /// Takes the folder, which is there; throws `.held` with what to do instead.
    init(_ folder: DemoFolder, console: String) throws {
        let path = "\(folder.path)/demo.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            // A text that cannot be read only leaves the number out.
            let number = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            throw NodeError(
                .held,
                "another demo runs in \(folder.path)\(number.isEmpty ? "" : " (process \(number))"); "
                    + "look at it with: tideline console --data \(folder.node(console)), or "
                    + "choose another folder with --data")
        }
        let text = Array("\(getpid())".utf8)
        // Only who else holds it would read this.
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    deinit {
        close(descriptor)
    }
}
