/// One line of the log of what operators did.
package struct StoredAudit: Equatable, Sendable {
    package var id: Int64
    package var audit: Audit

    package init(id: Int64, audit: Audit) {
        self.id = id
        self.audit = audit
    }
}
