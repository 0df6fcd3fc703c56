/// One time that a version went live.
package struct StoredPromotion: Equatable, Sendable {
    package var task: String
    /// Counts up per task from 1.
    package var sequence: Int
    package var version: Int
    package var digest: String
    /// What was live before; nil for the first.
    package var previous: Int?
    package var kind: Kind
    package var by: String
    package var reason: String
    package var at: Int64

    package enum Kind: String, CaseIterable, Sendable {
        /// The gate let it through.
        case gate
        /// An operator's recorded word, against or without the gate.
        case `override`
        case rollback
    }

    package init(
        task: String, sequence: Int, version: Int, digest: String, previous: Int?, kind: Kind,
        by: String, reason: String, at: Int64
    ) {
        self.task = task
        self.sequence = sequence
        self.version = version
        self.digest = digest
        self.previous = previous
        self.kind = kind
        self.by = by
        self.reason = reason
        self.at = at
    }
}
