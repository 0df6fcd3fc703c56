import Foundation

/// Network namespaces for the leaves, each with a pair of virtual cables to this one.
///
/// Where the machine does not allow them, the proxies alone stand between the nodes.
package struct Namespaces: Sendable {
    private struct Place: Sendable {
        var namespace: String
        var cable: String
        var subnet: String
    }

    private let places: [String: Place]

    /// Whether there are any.
    package var areThere: Bool { !places.isEmpty }

    init(for leaves: [String]) {
        var places: [String: Place] = [:]
        let mark = String(getpid(), radix: 36)
        for (number, leaf) in leaves.enumerated() {
            let place = Place(
                namespace: "tl\(mark)n\(number)", cable: "tl\(mark)c\(number)",
                subnet: "10.\(77 + Int(getpid()) % 100).\(number)")
            places[leaf] = place
            do {
                try Self.make(place)
            } catch {
                // All or none: a run says which it had.
                places.values.forEach(Self.take)
                places = [:]
                break
            }
        }
        self.places = places
    }

    /// What a command in a leaf's namespace begins with.
    func wrapper(for node: String) -> [String] {
        places[node].map { ["ip", "netns", "exec", $0.namespace] } ?? []
    }

    /// Where the proxy above a node listens.
    func proxyAddress(for node: String) -> String {
        places[node].map { "\($0.subnet).1" } ?? "127.0.0.1"
    }

    /// Pulls a leaf's cable out; returns whether it has one.
    func cut(_ node: String) -> Bool {
        guard let place = places[node] else { return false }
        return (try? Tool.run("ip", "link", "set", place.cable, "down")) != nil
    }

    func join(_ node: String) {
        guard let place = places[node] else { return }
        // A cable that cannot be joined shows as a leaf that stays away.
        _ = try? Tool.run("ip", "link", "set", place.cable, "up")
    }

    func joinAll() { places.keys.forEach(join) }

    func remove() { places.values.forEach(Self.take) }

    private static func make(_ place: Place) throws {
        let inside = place.cable + "i"
        try Tool.run("ip", "netns", "add", place.namespace)
        try Tool.run(
            "ip", "link", "add", place.cable, "type", "veth", "peer", "name", inside, "netns",
            place.namespace)
        try Tool.run("ip", "addr", "add", "\(place.subnet).1/24", "dev", place.cable)
        try Tool.run("ip", "link", "set", place.cable, "up")
        for words in [
            ["addr", "add", "\(place.subnet).2/24", "dev", inside],
            ["link", "set", inside, "up"], ["link", "set", "lo", "up"],
        ] {
            try Tool.run(["ip", "-n", place.namespace] + words)
        }
    }

    private static func take(_ place: Place) {
        // What was not made cannot be taken away.
        _ = try? Tool.run("ip", "link", "del", place.cable)
        _ = try? Tool.run("ip", "netns", "del", place.namespace)
    }
}
