internal import Learning

/// What to ask an expert next, and what to make of what it does: decisions only.
///
/// A question goes waiting (in the store) → `ready` → `asked` → `settling` → settled. The program
/// is started when a question is ready, killed when one is late, and started again after a pause
/// that doubles as long as nothing good comes of it.
package struct ExpertState: Sendable {
    /// Questions that the program has at once.
    package static let mostAsked = 16
    /// So often is a question asked whose program ended without a word on it.
    static let mostTries = 3
    /// Lines in a row that are of no use; then the program is killed.
    static let mostUselessLines = 100
    static let shortestRest = 0.25
    static let longestRest = 60.0

    package struct Moment: Equatable, Sendable {
        /// Days since 1970 (UTC) by the time of day.
        package var day: Int64
        /// By a clock that only goes forward.
        package var seconds: Double

        package init(day: Int64, seconds: Double) {
            self.day = day
            self.seconds = seconds
        }
    }

    package enum Event: Equatable, Sendable {
        /// Something may wait.
        case nudged
        /// The moment that was asked for has come.
        case woke
        /// What the store had, oldest first, and how far it was looked through.
        case fetched([ExpertQuestion], upTo: Int64)
        case notFetched
        case started
        case notStarted(String)
        /// Questions were not written, because the ledger could not be.
        case notSent([String])
        case replied(ExpertReply)
        case ended(String)
        case settled(String)
        case notSettled(String)
        /// The node has a parent, or has none.
        case hasParent(Bool)
    }

    package enum Effect: Equatable, Sendable {
        case fetch(after: Int64, limit: Int)
        case start
        /// Writes the lines once the ledger is durable.
        case send([ExpertQuestion], ExpertLedger)
        case kill
        case settle(String, Outcome)
        case note(Level, String)
    }

    package enum Level: Equatable, Sendable {
        case info, warning
    }

    /// What became of a question.
    package enum Outcome: Equatable, Sendable {
        case known(classIndex: Int, confidence: Double)
        case unanswerable
        /// No answer: it goes on to where it would go without the expert.
        case none
    }

    enum Phase: Equatable, Sendable {
        case idle
        case starting
        case running
        /// Killed; its end is awaited.
        case ending
        case resting(until: Double)
    }

    struct Asked: Equatable, Sendable {
        var question: ExpertQuestion
        var deadline: Double
    }

    struct Settling: Equatable, Sendable {
        var number: Int64
        var outcome: Outcome
        /// When it is tried again; nil while it is under way.
        var retryAt: Double?
    }

    let declaration: ExpertDeclaration
    package internal(set) var ledger: ExpertLedger
    package internal(set) var figures = ExpertFigures()
    package internal(set) var remark = ""
    var hasParent: Bool
    var phase = Phase.idle
    var ready: [ExpertQuestion] = []
    var asked: [String: Asked] = [:]
    var settling: [String: Settling] = [:]
    /// How often a question was lost with its program.
    var losses: [String: Int] = [:]
    /// Everything up to here was taken out of the store.
    var scanned: Int64
    var isFetching = false
    var mayHaveMore = true
    var allowance: Allowance
    var uselessLines = 0
    /// Ends in a row with nothing good between them.
    var failures = 0
    /// Nothing is read or written before this: the disk would not take it.
    var heldUntil = 0.0
    var latest: Double
    var generator: SeededGenerator

    package init(
        _ declaration: ExpertDeclaration, ledger: ExpertLedger, hasParent: Bool, seed: UInt64,
        at now: Moment
    ) {
        self.declaration = declaration
        self.ledger = ledger
        self.hasParent = hasParent
        scanned = ledger.settled
        latest = now.seconds
        allowance = Allowance(perMinute: declaration.questionsPerMinute, at: now.seconds)
        generator = SeededGenerator(seed: seed)
    }

    /// Takes an event in and returns what is to be done, in this order.
    package mutating func handle(_ event: Event, at now: Moment) -> [Effect] {
        latest = now.seconds
        ledger.turn(to: now.day)
        allowance.fill(at: now.seconds)
        var effects = take(event, at: now)
        effects += dropLate(at: now)
        effects += moveOn(at: now)
        return effects
    }

    /// Seconds at which there is something to do though nothing happens; nil for none.
    package var nextMoment: Double? {
        var moments = asked.values.map(\.deadline) + settling.values.compactMap(\.retryAt)
        if case .resting(let until) = phase { moments.append(until) }
        if heldUntil > latest { moments.append(heldUntil) }
        if !ready.isEmpty || mayHaveMore, let filled = allowance.nextAt { moments.append(filled) }
        return moments.min()
    }

    /// How many of its questions are on their way.
    package var waiting: Int { ready.count + asked.count }

    /// Whether the program ended and is not asked for a while.
    package var isResting: Bool {
        if case .resting = phase { true } else { false }
    }

    /// Up to where every question is settled.
    package var settledUpTo: Int64 {
        let open =
            ready.map(\.number) + asked.values.map(\.question.number)
            + settling.values.map(\.number)
        return open.min().map { min($0 - 1, scanned) } ?? scanned
    }
}
