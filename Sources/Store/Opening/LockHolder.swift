internal import Foundation

/// Who holds a data folder, and how to speak to it; the lock file's text.
///
/// The file has four lines: process id, command, host, and since when in milliseconds; two more
/// once the node can be spoken to: the path of its socket, and the addresses at which it listens
/// with spaces between them.
package struct LockHolder: Equatable, Sendable {
    package var processID: Int32
    package var command: String
    package var host: String
    package var since: Int64
    /// The Unix socket at which the holder serves; nil while it does not.
    package var socket: String?
    /// Where it listens on the network, as URLs.
    package var addresses: [String]

    package init(
        processID: Int32, command: String, host: String, since: Int64, socket: String? = nil,
        addresses: [String] = []
    ) {
        self.processID = processID
        self.command = command
        self.host = host
        self.since = since
        self.socket = socket
        self.addresses = addresses
    }

    /// Reads who holds a folder, or who held it last when it is free; nil when nobody says.
    package init?(folder: String) {
        // A lock that is not there or not readable names nobody.
        guard let bytes = FileManager.default.contents(atPath: folder + "/lock") else { return nil }
        self.init(text: String(decoding: bytes, as: UTF8.self))
    }

    /// This process, as the holder from `since` on.
    static func thisProcess(since: Int64) -> LockHolder {
        LockHolder(
            processID: ProcessInfo.processInfo.processIdentifier,
            command: ProcessInfo.processInfo.processName, host: hostName(), since: since)
    }

    /// The kernel's name of this machine; Foundation would ask the network for one.
    private static func hostName() -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "this machine" }
        return String(
            decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, let processID = Int32(lines[0]), let since = Int64(lines[3]) else {
            return nil
        }
        let rest = lines.dropFirst(4).map(String.init)
        self.init(
            processID: processID, command: String(lines[1]), host: String(lines[2]), since: since,
            socket: rest.first.flatMap { $0.isEmpty ? nil : $0 },
            addresses: rest.dropFirst().first?.split(separator: " ").map(String.init) ?? [])
    }

    var text: String {
        let whoAndWhen = "\(processID)\n\(command)\n\(host)\n\(since)\n"
        guard socket != nil || !addresses.isEmpty else { return whoAndWhen }
        return whoAndWhen + "\(socket ?? "")\n\(addresses.joined(separator: " "))\n"
    }

    /// `tideline (process 412 on pi4) since 2026-11-21 04:00:12 UTC`.
    var sentence: String {
        "\(command) (process \(processID) on \(host)) since \(utcText(milliseconds: since))"
    }
}

/// Returns a moment as `2026-11-21 04:00:12 UTC`.
func utcText(milliseconds: Int64) -> String {
    let whole = Date(timeIntervalSince1970: Double(milliseconds / 1000))
    let text = whole.ISO8601Format(
        .iso8601(timeZone: .gmt, dateTimeSeparator: .space))
    return text.hasSuffix("Z") ? "\(text.dropLast()) UTC" : "\(text) UTC"
}
