/// What passed through a node since it was started; each only grows.
package struct QuestionCounts: Codable, Equatable, Sendable {
    /// Answered here by the live version.
    package var byModel = 0
    /// Answered here by memory.
    package var byMemory = 0
    /// Flagged unknown.
    package var escalated = 0
    /// Flagged unknown while there was a parent to pass them up to.
    package var passedUp = 0
    /// Answers that came from above.
    package var cameBack = 0
    /// Questions whose time from question to outcome was taken, and all their seconds.
    package var timed = 0
    package var seconds = 0.0

    package init() {}
}
