/// What must outlive the node about one expert: what it cost today, and how far it was asked.
///
/// It is durable before a question is sent, so that a crash can cost a question twice but never
/// the budget.
package struct ExpertLedger: Codable, Equatable, Sendable {
    /// Days since 1970 (UTC).
    package var day: Int64
    package var spent: Double
    /// Every question up to this number was asked, and what became of it is settled.
    package var settled: Int64

    package init(day: Int64 = 0, spent: Double = 0, settled: Int64 = 0) {
        self.day = day
        self.spent = spent
        self.settled = settled
    }

    /// Begins a new day with nothing spent.
    ///
    /// A clock that was set back keeps what was spent: it must not buy a second budget.
    mutating func turn(to today: Int64) {
        if today > day { spent = 0 }
        day = today
    }
}
