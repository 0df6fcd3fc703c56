/// How many questions wait, and since when.
package struct WaitingQuestions: Equatable, Sendable {
    package var count: Int
    /// When the one that waits the longest was asked; nil when none waits.
    package var oldestAskedAt: Int64?

    package init(count: Int, oldestAskedAt: Int64?) {
        self.count = count
        self.oldestAskedAt = oldestAskedAt
    }
}
