import Foundation
import Testing
import Torture

/// The proxy between two real sockets.
@Suite(.serialized)
struct ProxyTests {
    @Test func bytesPassBothWays() throws {
        let pair = try Pair()
        #expect(try pair.childSays("hello") == "hello")
        #expect(try pair.parentSays("welcome") == "welcome")
    }

    @Test func aCutEndsTheConnectionAndLetsNobodyIn() throws {
        let pair = try Pair()
        #expect(try pair.childSays("hello") == "hello")
        pair.proxy.set(Weather(isCut: true))
        #expect(pair.child.readToEnd() == "")
        pair.proxy.set(.fair)
    }

    @Test func whatIsStrandedArrivesAfterTheChildIsGone() throws {
        let pair = try Pair()
        #expect(try pair.childSays("hello") == "hello")
        pair.proxy.set(Weather(isFrozen: true))
        pair.child.write("late")
        usleep(100_000)
        pair.proxy.strand(for: 0.2)
        #expect(pair.child.readToEnd() == "")
        #expect(pair.parent.read(4) == "late")
    }

    @Test func aReplaySaysEverythingOnceMoreOnAnotherConnection() throws {
        let pair = try Pair()
        #expect(try pair.childSays("hello") == "hello")
        pair.proxy.replay()
        let second = try pair.listener.accept()
        #expect(second.read(5) == "hello")
    }
}

/// A child and a parent with the proxy between them.
private struct Pair {
    let listener: Listening
    let proxy: Proxy
    let child: Peer
    let parent: Peer

    init() throws {
        listener = try Listening()
        proxy = try Proxy(upstream: listener.port)
        child = try Peer(port: proxy.port)
        parent = try listener.accept()
    }

    func childSays(_ text: String) throws -> String {
        child.write(text)
        return parent.read(text.utf8.count)
    }

    func parentSays(_ text: String) throws -> String {
        parent.write(text)
        return child.read(text.utf8.count)
    }
}

/// One end of a connection, with five seconds' patience.
private final class Peer {
    private let socket: Int32

    init(socket: Int32) {
        self.socket = socket
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(
            socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    convenience init(port: Int) throws {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw TortureError("not connected") }
        self.init(socket: socket)
    }

    deinit { close(socket) }

    func write(_ text: String) {
        _ = send(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    }

    func read(_ count: Int) -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64)
        while all.count < count {
            let length = recv(socket, &buffer, min(64, count - all.count), 0)
            guard length > 0 else { break }
            all += buffer[..<length]
        }
        return String(decoding: all, as: UTF8.self)
    }

    func readToEnd() -> String { read(.max) }
}

private final class Listening {
    private let socket: Int32
    let port: Int

    init() throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        let isListening = withUnsafeMutablePointer(to: &place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && listen(socket, 4) == 0
                    && getsockname(socket, $0, &length) == 0
            }
        }
        guard isListening else { throw TortureError("not listening") }
        port = Int(in_port_t(bigEndian: place.sin_port))
    }

    deinit { close(socket) }

    func accept() throws -> Peer {
        var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, 5000) == 1 else { throw TortureError("nobody came") }
        return Peer(socket: Foundation.accept(socket, nil, nil))
    }
}
