import Node
import Synchronization
import Wire

/// An uplink that notes which bytes are fetched, and can cut them off or change them.
struct WatchedUplink: Uplink {
    final class Watch: Sendable {
        struct Seen {
            var offsets: [Int] = []
            var bytes = 0
            /// Bytes after which every fetch is cut off.
            var cutAfter: Int?
            var isTampered = false
        }

        let seen = Mutex(Seen())
    }

    let inner: PluggedUplink
    let watch: Watch

    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        try await inner.converse(up)
    }

    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        var bytes: [UInt8] = []
        for try await piece in try await inner.parcel(id, from: offset) { bytes += piece }
        let (whole, cut) = (
            bytes,
            watch.seen.withLock { seen in
                seen.offsets.append(offset)
                return seen.cutAfter
            }
        )
        var sent = cut.map { Array(whole.prefix($0)) } ?? whole
        watch.seen.withLock { seen in
            if seen.isTampered { sent[sent.count / 2] ^= 1 }
            seen.bytes += sent.count
        }
        return AsyncThrowingStream { [sent] continuation in
            continuation.yield(sent)
            continuation.finish(
                throwing: cut == nil ? nil : NodeError(.unavailable, "the line is cut"))
        }
    }
}

extension Member {
    /// Makes this the child of `parent` over a link that is watched.
    func join(_ parent: Member, _ watch: WatchedUplink.Watch) async throws {
        parent.plug.set(parent.node)
        try await joinOnly(parent)
        try await connect(to: parent, watch)
    }

    func connect(to parent: Member, _ watch: WatchedUplink.Watch) async throws {
        let inner = PluggedUplink(plug: parent.plug, child: node.id)
        try await node.connect(to: WatchedUplink(inner: inner, watch: watch))
    }
}

extension Node {
    /// Returns the standing of the task once it is so.
    func standing(
        where condition: @Sendable (VersionStanding) -> Bool
    ) async throws -> VersionStanding {
        for await _ in changes() {
            let entry = try await tree().entries.first { $0.kind == .this }
            if let found = entry?.standings.first(where: condition) { return found }
        }
        throw NodeError(.unavailable, "the node stopped")
    }

    var live: VersionRow? {
        get async throws { try await versions(task: "desk").first { $0.state == .live } }
    }
}
