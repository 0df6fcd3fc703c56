import Foundation

/// The ports of a tree's nodes on loopback: the same at every start, as long as they are free.
///
/// A child knows its parent by its address, so the ports are noted in `ports.json`.
struct LoopbackPorts {
    private let path: String
    private var ports: [String: Int]

    init(folder: String) {
        path = "\(folder)/ports.json"
        // What cannot be read is noted anew, and the children are told the new addresses.
        let data = FileManager.default.contents(atPath: path) ?? Data()
        ports = (try? JSONDecoder().decode([String: Int].self, from: data)) ?? [:]
    }

    /// Chooses a port for each of these nodes and notes it.
    mutating func choose(for names: [String]) throws {
        var taken: [Int32] = []
        defer { taken.forEach { close($0) } }
        for name in names {
            // Held until all are chosen, so that no two nodes get the same.
            let held = Self.hold(port: ports[name] ?? 0) ?? Self.hold(port: 0)
            guard let held else { throw POSIXError(.EADDRNOTAVAIL) }
            taken.append(held.descriptor)
            ports[name] = held.port
        }
        try JSONEncoder().encode(ports).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    subscript(_ name: String) -> Int { ports[name] ?? 0 }

    /// Binds a port of loopback, 0 for any that is free; nil when it is taken.
    private static func hold(port: Int) -> (descriptor: Int32, port: Int)? {
        let descriptor = socket(
            AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var yes: Int32 = 1
        // As the node itself will bind it: what is left of closed connections is no reason.
        setsockopt(
            descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard isBound else {
            close(descriptor)
            return nil
        }
        return (descriptor, Int(in_port_t(bigEndian: address.sin_port)))
    }
}
