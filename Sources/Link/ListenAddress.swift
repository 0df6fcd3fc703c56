/// Where a server listens: a host with a port.
package struct ListenAddress: Equatable, Sendable, CustomStringConvertible {
    package var host: String
    /// 0 lets the system choose.
    package var port: Int

    package static let usualPort = 7654

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:7654`, `[::1]:7654`, `:7654` (loopback) or a host alone (the usual port);
    /// nil for what is none of these.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.contains(where: \.isWhitespace) else { return nil }
        var host = text
        var port = Self.usualPort
        if let colon = Self.colonBeforePort(text) {
            guard let number = UInt16(text[text.index(after: colon)...]) else { return nil }
            host = String(text[..<colon])
            port = Int(number)
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        self.init(host: host.isEmpty ? "127.0.0.1" : host, port: port)
    }

    /// The colons of a bare IPv6 address stand before no port.
    private static func colonBeforePort(_ text: String) -> String.Index? {
        guard let last = text.lastIndex(of: ":") else { return nil }
        let isBareIPv6 = text.filter { $0 == ":" }.count > 1 && !text.hasPrefix("[")
        guard !isBareIPv6, !text.hasSuffix("]") else { return nil }
        return last
    }

    /// Whether only this machine can reach it.
    package var isLoopback: Bool {
        host == "localhost" || host == "::1"
            || host.hasPrefix("127.") && host.allSatisfy(Self.isIPv4)
    }

    private static func isIPv4(_ character: Character) -> Bool {
        character == "." || ("0"..."9").contains(character)
    }

    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
