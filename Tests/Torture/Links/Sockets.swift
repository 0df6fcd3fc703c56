import Foundation

/// What cannot go on.
package struct TortureError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Blocking-free TCP on loopback, no more than a proxy needs.
enum Sockets {
    private static let stream =
        Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)

    static func listen(at address: String) throws -> (socket: Int32, port: Int) {
        let listener = socket(AF_INET, stream, 0)
        var place = self.address(address, port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withSocketAddress(&place) { pointer in
            bind(listener, pointer, length) == 0 && Foundation.listen(listener, 64) == 0
                && getsockname(listener, pointer, &length) == 0
        }
        guard listener >= 0, isListening else {
            throw TortureError("cannot listen at \(address): \(String(cString: strerror(errno)))")
        }
        return (listener, Int(in_port_t(bigEndian: place.sin_port)))
    }

    /// Nil when nobody listens there.
    static func connect(port: Int) -> Int32? {
        let socket = Foundation.socket(AF_INET, stream, 0)
        var place = address("127.0.0.1", port: port)
        let isConnected = withSocketAddress(&place) {
            Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
        guard isConnected else {
            close(socket)
            return nil
        }
        prepare(socket)
        return socket
    }

    static func accept(_ listener: Int32) -> Int32? {
        let socket = Foundation.accept(listener, nil, nil)
        guard socket >= 0 else { return nil }
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        prepare(socket)
        return socket
    }

    /// What there is; empty when there is nothing yet, nil at the end.
    static func read(_ socket: Int32) -> [UInt8]? {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            let result = recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            failure = result < 0 ? errno : 0
            count = max(0, result)
        }
        guard bytes.isEmpty else { return bytes }
        return failure == EAGAIN || failure == EINTR ? [] : nil
    }

    /// Returns what could not be written now.
    static func write(_ bytes: [UInt8], to socket: Int32) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        let result = send(socket, bytes, bytes.count, flags)
        if result >= 0 { return Array(bytes[Int(result)...]) }
        return errno == EAGAIN || errno == EINTR ? bytes : []
    }

    /// Ends a connection so that the peer sees a reset.
    static func abort(_ socket: Int32) {
        guard socket >= 0 else { return }
        var linger = Foundation.linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        close(socket)
    }

    private static func prepare(_ socket: Int32) {
        var yes: Int32 = 1
        setsockopt(
            socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func address(_ host: String, port: Int) -> sockaddr_in {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, host, &place.sin_addr)
        return place
    }

    private static func withSocketAddress<Result>(
        _ place: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }
}
