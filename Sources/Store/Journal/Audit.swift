/// One thing that an operator did, on its way into the log.
package struct Audit: Equatable, Sendable {
    package var at: Int64
    package var by: String
    /// What was done: `retrain`, `promote`, `roll back`, `label`, `undo label`, and so on.
    package var verb: String
    package var object: String
    package var reason: String

    package init(at: Int64, by: String, verb: String, object: String, reason: String) {
        self.at = at
        self.by = by
        self.verb = verb
        self.object = object
        self.reason = reason
    }
}
