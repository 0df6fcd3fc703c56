internal import GRDB

extension Store {
    /// What a question takes beside what it holds: its row, its answer, and the indexes on them.
    static let bytesBesideContent = 600
    /// Beyond the budget its tenth part is made free at once, so that it lasts for a while.
    private static let relief = 10

    /// How many bytes the questions with all that hangs on them take, about.
    package func questionBytes() throws(StoreError) -> Int {
        try read { try $0.questionBytes() }
    }

    /// Keeps the questions within their share of the disk, and gives the space back to it.
    ///
    /// Nothing happens within the budget; beyond it a tenth of it is made free. What goes first,
    /// and what never does, is in docs/schema.md. Works in short transactions, between which other
    /// writes go first.
    package func keepWithin(
        questionBytes budget: Int, at: Int64
    ) throws(StoreError) -> KeepOutcome {
        var outcome = KeepOutcome()
        outcome.questionBytes = try questionBytes()
        guard outcome.questionBytes > budget else { return outcome }
        let aim = budget - budget / Self.relief
        for sacrifice in Sacrifice.allCases {
            try bring(sacrifice, at: at, aim: aim, &outcome)
        }
        try settle()
        return outcome
    }

    private func bring(
        _ sacrifice: Sacrifice, at: Int64, aim: Int, _ outcome: inout KeepOutcome
    ) throws(StoreError) {
        var round = 0
        repeat {
            guard outcome.questionBytes > aim else { return }
            // Looked up beside the writes, as it may take a while.
            var walk = try read { try SacrificeWalk(sacrifice, at: at, $0) }
            round = 0
            while !walk.isDone, outcome.questionBytes > aim {
                try write { try walk.step(aim: aim, $0) }
                outcome.count(walk.hit, sacrifice)
                outcome.questionBytes = try questionBytes()
                round += walk.hit
            }
        } while round > 0
    }
}

extension KeepOutcome {
    fileprivate mutating func count(_ hit: Int, _ sacrifice: Sacrifice) {
        switch sacrifice {
        case .contents: emptied += hit
        case .answered, .owed: answered += hit
        case .expired: expired += hit
        case .waiting, .awaited: waiting += hit
        }
    }
}

extension Database {
    /// From counts that triggers keep.
    func questionBytes() throws -> Int {
        let count = try number("SELECT coalesce(sum(count), 0) FROM question_count")
        let held = try number("SELECT bytes FROM question_volume")
        return Int(held) + Int(count) * Store.bytesBesideContent
    }
}
