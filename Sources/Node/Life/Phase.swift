/// A moment between two steps of a node's work, at which it may be cut off.
package enum Phase: String, CaseIterable, Sendable {
    /// The store is open and brought up to date; nothing that was left unfinished is taken up.
    case opened
    /// A question was answered at once: told next, written within 50 ms.
    case answerGiven
    /// Answers that were given at once are written.
    case answersWritten
    /// A question is flagged unknown with its place in the outbox: neither told nor sent.
    case questionKept
    /// A label is written: neither told, nor remembered, nor sent.
    case labelKept
    /// What is to go up is read: not sent.
    case outboxLoaded
    /// A child may come in, and its feed is numbered: not told.
    case childAdmitted
    /// A child's questions are written here: without a receipt.
    case questionsTaken
    /// What humans said at a child is written here: without a receipt.
    case wordsTaken
    /// The parent's receipts are noted.
    case receiptsKept
    /// What a child is to be told is read: not sent.
    case feedLoaded
    /// What came down is written with the cursor: the parent does not know, nor does memory.
    case feedApplied
    /// Up to where a child has applied its feed is noted.
    case feedConfirmed
    /// An offered version is noted: the cursor has not passed it.
    case offerKept
    /// A piece of an offered version is in its file.
    case parcelGrew
    /// All of it is here, checked by its digest: nothing is written.
    case parcelFetched
    /// It is in the store, verified: nothing is built on it.
    case baseKept
    /// A job has begun.
    case jobBegun
    /// A model is trained: nothing of it is written.
    case modelTrained
    /// The candidate is written: the gate has not spoken.
    case candidateSaved
    /// A version is live in the store: the one before it still serves.
    case promoted
}

/// Told of each phase that a node passes; costs a comparison where nobody listens.
package struct PhaseListener: Sendable {
    private let listen: (@Sendable (Phase) -> Void)?

    /// Nobody listens without `listen`.
    package init(_ listen: (@Sendable (Phase) -> Void)? = nil) { self.listen = listen }

    func callAsFunction(_ phase: Phase) { listen?(phase) }
}
