package import Foundation

/// One HTTP request over a node's socket in its data folder, and the reply.
package struct Exchange: Sendable {
    /// Everything but an answer: nobody there, cut off, silent for too long.
    package struct NoReply: Error, CustomStringConvertible {
        package let description: String
    }

    package struct Reply: Sendable {
        package var status: Int
        package var body: Data

        package func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            try JSONDecoder().decode(type, from: body)
        }
    }

    let socketPath: String
    var patience = 10

    package init(socketPath: String) { self.socketPath = socketPath }

    package func get(_ target: String) throws -> Reply {
        try send("GET \(target)", body: nil)
    }

    package func post(_ target: String, _ body: some Encodable) throws -> Reply {
        try send("POST \(target)", body: JSONEncoder().encode(body))
    }

    package func put(_ target: String, _ body: some Encodable) throws -> Reply {
        try send("PUT \(target)", body: JSONEncoder().encode(body))
    }

    package func delete(_ target: String) throws -> Reply {
        try send("DELETE \(target)", body: nil)
    }

    private func send(_ line: String, body: Data?) throws -> Reply {
        let socket = try connect()
        defer { close(socket) }
        var head = "\(line) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        if let body {
            head += "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n"
        } else if !line.hasPrefix("GET") {
            head += "Content-Length: 0\r\n"
        }
        try write(Data((head + "\r\n").utf8) + (body ?? Data()), to: socket)
        return try Self.parse(try readAll(socket))
    }

    private func connect() throws -> Int32 {
        let socket = Foundation.socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(
                socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: socketPath.utf8) }
        let isConnected = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isConnected else {
            let why = String(cString: strerror(errno))
            close(socket)
            throw NoReply(description: "\(socketPath): \(why)")
        }
        return socket
    }

    private func write(_ data: Data, to socket: Int32) throws {
        var rest = [UInt8](data)
        while !rest.isEmpty {
            let count = Foundation.send(socket, rest, rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else {
                throw NoReply(description: "not sent: \(String(cString: strerror(errno)))")
            }
            rest.removeFirst(count)
        }
    }

    private func readAll(_ socket: Int32) throws -> Data {
        var all = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count >= 0 else {
                throw NoReply(description: "no reply: \(String(cString: strerror(errno)))")
            }
            if count == 0 { return all }
            all += buffer[..<count]
        }
    }

    /// Reads a whole reply; throws when it is cut short.
    package static func parse(_ data: Data) throws -> Reply {
        guard let end = data.range(of: Data("\r\n\r\n".utf8)) else {
            throw NoReply(description: "cut off in the head")
        }
        let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self)
            .components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else {
            throw NoReply(description: "no status: \(lines[0])")
        }
        let rest = data[end.upperBound...]
        func header(_ name: String) -> String? {
            lines.first { $0.lowercased().hasPrefix(name + ":") }
                .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        }
        if header("transfer-encoding")?.lowercased() == "chunked" {
            return Reply(status: status, body: try unchunked(rest))
        }
        guard let length = header("content-length").flatMap(Int.init) else {
            return Reply(status: status, body: Data(rest))
        }
        guard rest.count >= length else { throw NoReply(description: "cut off in the body") }
        return Reply(status: status, body: Data(rest.prefix(length)))
    }

    private static func unchunked(_ data: Data) throws -> Data {
        var rest = data
        var body = Data()
        while let end = rest.range(of: Data("\r\n".utf8)) {
            let size = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
            guard let count = Int(size.split(separator: ";")[0], radix: 16) else { break }
            if count == 0 { return body }
            guard rest.distance(from: end.upperBound, to: rest.endIndex) >= count + 2 else { break }
            body += rest[end.upperBound..<(end.upperBound + count)]
            rest = rest[(end.upperBound + count + 2)...]
        }
        throw NoReply(description: "cut off in a chunk")
    }
}
