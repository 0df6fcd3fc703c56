internal import Wire

// Where keys mean another class on each question, a held or hasty key would label what nobody has
// seen: a question must have been on screen before such a key counts for it.
extension Labelling {
    /// A question on screen, and since when.
    struct Seen: Equatable, Sendable {
        let question: QuestionID
        let since: Timestamp
    }

    /// Shorter than anyone takes to read a question and choose, in seconds.
    static let lookSeconds = 0.25
    /// Keys closer than this come from a key held down; a terminal repeats one 30 times a second.
    static let repeatSeconds = 0.1

    /// Learns which question stands on screen now.
    mutating func nowOnScreen(_ question: QuestionID?, at now: Timestamp) {
        guard question != seen?.question else { return }
        seen = question.map { Seen(question: $0, since: now) }
    }

    /// Whether the operator can have looked at a question, and is not holding a key down.
    func canHaveSeen(_ question: QuestionID, at now: Timestamp) -> Bool {
        guard let seen, seen.question == question,
            now.seconds(since: seen.since) >= Self.lookSeconds
        else { return false }
        return droppedAt.map { now.seconds(since: $0) >= Self.repeatSeconds } ?? true
    }

    mutating func droppedKey(at now: Timestamp) {
        droppedAt = now
    }
}
