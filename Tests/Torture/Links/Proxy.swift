import Foundation
import Synchronization

/// A TCP proxy between a child and its parent that treats what passes as its `Weather` says.
///
/// One thread serves all its connections. Besides the weather there are three one-time deeds:
/// `reset` ends every connection in the middle of what is on its way; `strand` ends the child's
/// side at once and delivers what it had sent to the parent later, when a newer connection may be
/// ahead of it; `replay` sends what a child said on its last connection once more, on a new one.
package final class Proxy: Sendable {
    private struct Command: Sendable {
        var weather = Weather.fair
        var resets = 0
        var strandsFor: Double?
        var replays = 0
        var isOver = false
    }

    /// How much of what a child says is kept for a replay.
    private static let recording = 1 << 20

    package let port: Int
    private let listener: Int32
    private let upstream: Int
    private let command = Mutex(Command())
    private let ended = DispatchSemaphore(value: 0)

    /// Starts to listen.
    ///
    /// - Parameters:
    ///   - address: where, without the port, which is chosen.
    ///   - upstream: the parent's port on loopback.
    /// - Throws: `TortureError` when nobody can listen there.
    package init(address: String = "127.0.0.1", upstream: Int) throws {
        (listener, port) = try Sockets.listen(at: address)
        self.upstream = upstream
        let thread = Thread { [self] in
            var traffic = Traffic(listener: listener, upstream: upstream)
            while step(&traffic) {}
            traffic.closeAll()
            close(listener)
            ended.signal()
        }
        thread.name = "proxy"
        thread.start()
    }

    package func set(_ weather: Weather) { command.withLock { $0.weather = weather } }

    package func reset() { command.withLock { $0.resets += 1 } }

    package func strand(for seconds: Double) { command.withLock { $0.strandsFor = seconds } }

    package func replay() { command.withLock { $0.replays += 1 } }

    package func stop() {
        command.withLock { $0.isOver = true }
        ended.wait()
    }

    private func step(_ traffic: inout Traffic) -> Bool {
        let now = command.withLock { command in
            defer {
                command.resets = 0
                command.strandsFor = nil
                command.replays = 0
            }
            return command
        }
        if now.resets > 0 || now.weather.isCut { traffic.resetAll() }
        if let seconds = now.strandsFor { traffic.strandAll(for: seconds) }
        for _ in 0..<now.replays { traffic.replay() }
        traffic.wait(now.weather)
        return !now.isOver
    }
}

/// The connections of a proxy.
private struct Traffic {
    private struct Connection {
        var child: Int32
        var parent: Int32
        var up = Conduit()
        var down = Conduit()
        /// What the child said since the connection began.
        var said: [UInt8] = []
        /// When what is stranded goes on; the child's side is closed by then.
        var strandedUntil: Double?
        /// An end that has no more to say, while the other way is still being emptied.
        var childIsDone = false
        var parentIsDone = false
    }

    private let listener: Int32
    private let upstream: Int
    private var connections: [Connection] = []
    private var lastSaid: [UInt8] = []

    init(listener: Int32, upstream: Int) {
        self.listener = listener
        self.upstream = upstream
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    mutating func closeAll() {
        for connection in connections { end(connection) }
        connections = []
    }

    /// An abortive end: what is in the pipes is lost.
    mutating func resetAll() {
        for connection in connections {
            Sockets.abort(connection.child)
            Sockets.abort(connection.parent)
        }
        connections = []
    }

    mutating func strandAll(for seconds: Double) {
        for index in connections.indices where connections[index].strandedUntil == nil {
            Sockets.abort(connections[index].child)
            connections[index].child = -1
            connections[index].strandedUntil = Self.now() + seconds
        }
    }

    /// A second conversation that says what the last one said.
    mutating func replay() {
        guard !lastSaid.isEmpty, let parent = Sockets.connect(port: upstream) else { return }
        var connection = Connection(child: -1, parent: parent)
        connection.up.take(lastSaid, at: 0, .fair)
        connection.strandedUntil = Self.now() + 0.3
        connections.append(connection)
    }

    /// Waits a little, and moves what may be moved.
    mutating func wait(_ weather: Weather) {
        var polled = [pollfd(fd: weather.isCut ? -1 : listener, events: Int16(POLLIN), revents: 0)]
        for connection in connections {
            let canTakeUp = !connection.up.isFull && !connection.childIsDone
            let canTakeDown = !connection.down.isFull && !connection.parentIsDone
            polled.append(
                pollfd(
                    fd: canTakeUp ? connection.child : -1, events: Int16(POLLIN), revents: 0))
            polled.append(
                pollfd(
                    fd: canTakeDown ? connection.parent : -1, events: Int16(POLLIN), revents: 0))
        }
        let isBusy = connections.contains { !$0.up.isEmpty || !$0.down.isEmpty }
        poll(&polled, nfds_t(polled.count), isBusy ? 2 : 10)
        let now = Self.now()
        for index in connections.indices {
            take(index, canRead: polled[1 + 2 * index].revents != 0, isChild: true, now, weather)
            take(index, canRead: polled[2 + 2 * index].revents != 0, isChild: false, now, weather)
            give(index, now, weather)
        }
        if polled[0].revents != 0 { accept() }
        removeEnded(now)
    }

    private mutating func accept() {
        guard let child = Sockets.accept(listener) else { return }
        guard let parent = Sockets.connect(port: upstream) else {
            Sockets.abort(child)
            return
        }
        connections.append(Connection(child: child, parent: parent))
    }

    private mutating func take(
        _ index: Int, canRead: Bool, isChild: Bool, _ now: Double, _ weather: Weather
    ) {
        guard canRead else { return }
        let socket = isChild ? connections[index].child : connections[index].parent
        guard let bytes = Sockets.read(socket) else {
            if isChild {
                connections[index].childIsDone = true
            } else {
                connections[index].parentIsDone = true
            }
            return
        }
        if isChild {
            connections[index].up.take(bytes, at: now, weather)
            if connections[index].said.count < 1 << 20 { connections[index].said += bytes }
            lastSaid = connections[index].said
        } else {
            connections[index].down.take(bytes, at: now, weather)
        }
    }

    private mutating func give(_ index: Int, _ now: Double, _ weather: Weather) {
        let isStranded = connections[index].strandedUntil != nil
        let up =
            isStranded
            ? (connections[index].strandedUntil ?? 0) <= now ? connections[index].up.drain() : []
            : connections[index].up.give(at: now, weather)
        connections[index].up.putBack(Sockets.write(up, to: connections[index].parent))
        let down = connections[index].down.give(at: now, weather)
        guard connections[index].child >= 0 else { return }
        connections[index].down.putBack(Sockets.write(down, to: connections[index].child))
    }

    private mutating func removeEnded(_ now: Double) {
        let over = connections.map { connection in
            if let until = connection.strandedUntil {
                // A second more, for the parent to read it.
                return now > until + 1 || connection.parentIsDone
            }
            return connection.childIsDone && connection.up.isEmpty
                || connection.parentIsDone && connection.down.isEmpty
        }
        for (connection, isOver) in zip(connections, over) where isOver { end(connection) }
        connections = zip(connections, over).filter { !$1 }.map(\.0)
    }

    private func end(_ connection: Connection) {
        if connection.child >= 0 { close(connection.child) }
        close(connection.parent)
    }
}
