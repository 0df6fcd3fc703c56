/// What had to go to keep the questions within their share of the disk.
package struct KeepOutcome: Equatable, Sendable {
    /// Answered questions that lost what they held, but not their answer.
    package var emptied = 0
    /// Answered questions that are gone.
    package var answered = 0
    /// Waiting questions that are gone after their time to live.
    package var expired = 0
    /// Waiting questions that are gone before anybody answered them.
    package var waiting = 0
    /// How many bytes the questions take now.
    package var questionBytes = 0

    package init() {}

    /// What went, for the operator; nil when nothing did.
    package var sentence: String? {
        let parts = [
            (emptied, "answered ones keep their answer but not what was asked"),
            (answered, "answered ones are gone"),
            (expired, "waiting ones whose time to live was over are gone"),
            (waiting, "waiting ones are gone unanswered"),
        ].filter { $0.0 > 0 }
        return parts.isEmpty ? nil : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
