internal import Store
internal import Synchronization
internal import Wire

/// The standing credentials, in memory: who calls is known without the disk.
final class CredentialBook: Sendable {
    private struct Entry {
        var digest: [UInt8]
        var caller: Caller
    }

    private struct State {
        /// By the first eight bytes of the digest; a list, should two share them.
        var entries: [UInt64: [Entry]] = [:]
        var revoked: Set<CredentialID> = []
        var lastUses: [Int64: Int64] = [:]
        var watchers: [CredentialID: [Int: @Sendable () -> Void]] = [:]
        var nextWatcher = 0
    }

    private let state = Mutex(State())

    init(_ credentials: [StoredCredential]) {
        for credential in credentials { add(credential) }
    }

    /// Lets the credential in from now on, unless it is revoked.
    func add(_ credential: StoredCredential) {
        let caller = Caller(credential)
        state.withLock { state in
            guard credential.revokedAt == nil else {
                state.revoked.insert(caller.credential)
                return
            }
            state.entries[Self.place(of: credential.token), default: []].append(
                Entry(digest: credential.token, caller: caller))
        }
    }

    /// Who holds the token with that digest; notes that it was used.
    func caller(digest: [UInt8], at time: Int64) -> Caller? {
        state.withLock { state in
            let candidates = state.entries[Self.place(of: digest)] ?? []
            guard let entry = candidates.first(where: { Self.isSame($0.digest, digest) }) else {
                return nil
            }
            state.lastUses[entry.caller.credential.number] = time
            return entry.caller
        }
    }

    /// Whether it was given once and is worthless by now.
    func isRevoked(_ id: CredentialID) -> Bool {
        state.withLock { $0.revoked.contains(id) }
    }

    /// Lets nobody in by that credential any more, and tells those who watch it.
    func revoke(_ id: CredentialID) {
        let watchers = state.withLock { state in
            state.revoked.insert(id)
            for (place, entries) in state.entries {
                let kept = entries.filter { $0.caller.credential != id }
                state.entries[place] = kept.isEmpty ? nil : kept
            }
            return state.watchers.removeValue(forKey: id) ?? [:]
        }
        for watcher in watchers.values { watcher() }
    }

    /// Calls `body` once when the credential is revoked, at once when it is already, as long as
    /// what is returned is kept.
    func watch(_ id: CredentialID, _ body: @escaping @Sendable () -> Void) -> Watch {
        let key = state.withLock { state -> Int? in
            guard !state.revoked.contains(id) else { return nil }
            state.nextWatcher += 1
            state.watchers[id, default: [:]][state.nextWatcher] = body
            return state.nextWatcher
        }
        if key == nil { body() }
        return Watch { [weak self] in
            if let key { self?.stopWatching(id, key) }
        }
    }

    /// An eye on one credential; lets go of it with the last reference.
    final class Watch: Sendable {
        private let end: @Sendable () -> Void

        fileprivate init(end: @escaping @Sendable () -> Void) {
            self.end = end
        }

        deinit { end() }
    }

    private func stopWatching(_ id: CredentialID, _ key: Int) {
        state.withLock { state in
            state.watchers[id]?[key] = nil
            if state.watchers[id]?.isEmpty == true { state.watchers[id] = nil }
        }
    }

    /// When credentials were last used since this was last asked, by number.
    func takeLastUses() -> [Int64: Int64] {
        state.withLock { state in
            defer { state.lastUses = [:] }
            return state.lastUses
        }
    }

    private static func place(of digest: [UInt8]) -> UInt64 {
        digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Takes the same time wherever the two differ, so that it tells nothing about a digest.
    private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension Caller {
    init(_ credential: StoredCredential) {
        self.init(
            credential: CredentialID(credential.id), role: Role(credential.role),
            name: credential.name, node: credential.node.map { NodeID($0) })
    }
}
