internal import Store
internal import Synchronization
package import Wire

extension Node {
    /// What operators did and who was turned away, newest first.
    package func audit(limit: Int) async throws -> [AuditRow] {
        do {
            return try await writes.run { [store] in
                self.writeAccess()
                let done = try store.audit(limit: limit).map { AuditRow($0) }
                let refused = try store.refusals(limit: limit).map { AuditRow($0) }
                return Array(
                    (done + refused).sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(limit))
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func note(_ access: Access) async {
        let now = clock.now().milliseconds
        // What was refused changed nothing, and anybody can be refused as often as they like.
        guard access.status < 400, access.by != Access.unknown else {
            return refusals.withLock { $0.count(access, at: now) }
        }
        do {
            try await writes.run { [store] in
                try store.recordAudit(
                    Audit(
                        at: now, by: access.by.clipped(to: 120), verb: "request",
                        object: access.request.clipped(to: 200),
                        reason: "from \(access.origin.clipped(to: 120))"))
            }
        } catch {
            journal.lastError = NodeError(wrapping: error).message
        }
    }

    /// Writes who was turned away and when credentials were last used.
    func writeAccess() {
        do {
            try store.recordRefusals(refusals.withLock { $0.take() })
            try store.recordUses(credentialBook.takeLastUses())
        } catch {
            journal.lastError = NodeError(wrapping: error).message
        }
    }
}

extension Access {
    /// Who called without a credential.
    static let unknown = "unknown"
}

extension AuditRow {
    init(_ stored: StoredAudit) {
        let audit = stored.audit
        self.init(
            id: stored.id, at: Timestamp(milliseconds: audit.at), by: audit.by,
            verb: audit.verb, object: audit.object, reason: audit.reason)
    }

    /// Refusals are numbered downwards, apart from what was done.
    init(_ stored: StoredRefusal) {
        let often = stored.times == 1 ? "once" : "\(stored.times) times"
        self.init(
            id: -stored.id, at: Timestamp(milliseconds: stored.lastAt), by: stored.by,
            verb: "refused", object: stored.request,
            reason: "from \(stored.origin), status \(stored.status), \(often)")
    }
}
