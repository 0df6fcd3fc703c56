import Foundation

/// Hears what a program tells whoever supervises it, as systemd does.
final class NotifySocket {
    let path: String
    private let descriptor: Int32

    init(in folder: String) throws {
        path = "\(folder)/notify-\(UInt32.random(in: 0 ... .max))"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isBound else { throw Child.Late(description: "no socket at \(path)") }
    }

    deinit { close(descriptor) }

    /// Waits for the next message.
    func next() throws -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { throw Child.Late(description: "nothing was told at \(path)") }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}

extension TemporaryNode {
    /// Runs the node and returns once it says that it is ready.
    func serve(_ arguments: String..., environment more: [String: String] = [:]) throws -> Child {
        let socket = try NotifySocket(in: base)
        let child = try start(
            ["serve"] + arguments,
            environment: more.merging(["NOTIFY_SOCKET": socket.path]) { $1 })
        let told = try socket.next()
        guard told.hasPrefix("READY=1\n") else {
            child.send(SIGKILL)
            throw Child.Late(description: "told \(told); \(try child.end().errors)")
        }
        return child
    }

    /// Another process that holds the data folder and serves nothing.
    func holdFolder() throws -> Child {
        let output = Pipe()
        let child = try Child(
            "/usr/bin/flock",
            ["--no-fork", "\(folder)/lock", "sh", "-c", "echo held >&2; exec sleep 600"],
            environment: environment(), errors: output)
        guard output.fileHandleForReading.readData(ofLength: 5) == Data("held\n".utf8) else {
            throw Child.Late(description: "the folder is not held")
        }
        return child
    }

    /// Waits until no process holds a data folder any more; throws when that does not come.
    static func waitUntilFree(_ folder: String) throws {
        let waiting = try Child(
            "/usr/bin/flock", ["-w", "40", "\(folder)/lock", "true"], environment: [:])
        guard try waiting.end().code == 0 else {
            throw Child.Late(description: "\(folder) is still held")
        }
    }

    /// The address at which the node listens, as its lock file says.
    func address() throws -> String {
        let text = try String(contentsOfFile: "\(folder)/lock", encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = lines.dropFirst(5).first?.split(separator: " ").first
        return String(first?.split(separator: "#").first ?? "")
    }
}
