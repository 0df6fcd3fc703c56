package import Wire

/// The label screen: which question is shown, what is known of those that come next, and what was
/// sent but not yet acknowledged.
package struct Labelling: Equatable, Sendable {
    package private(set) var current: QuestionID?
    /// Of the current question, of those that come next, and of a few before.
    package private(set) var details: [QuestionID: QuestionDetail] = [:]
    /// Those whose details were read before the last label or version, and may say less than the
    /// node knows now; shown until they are read again.
    private(set) var outdated: Set<QuestionID> = []
    /// Sent and not yet acknowledged, oldest first.
    package private(set) var sending: [LabelRequest] = []
    /// Dealt with here; the node's list may still name them for a moment.
    private(set) var handled: Set<QuestionID> = []
    /// To be taken back as soon as the node acknowledges them.
    private var unwanted: Set<QuestionID> = []
    /// Keys typed before the question they are for was there.
    private(set) var held: [Key] = []
    /// A question that has left the list and may have been answered elsewhere.
    var suspect: QuestionID?
    /// Until then a key may still be meant for the question before.
    private(set) var unsureUntil: Timestamp?
    /// The question whose detail or row stands on screen, and since when.
    var seen: Seen?
    /// When a key was last dropped because it came too early.
    var droppedAt: Timestamp?
    /// Labels of the last minute.
    private var labelledAt: [Timestamp] = []
    package var typing: TypeAhead?
    package var isImageEnlarged = false
    package var isImageInverted = false
    /// Whether the route is shown instead of what the model says.
    package var isRouteShown = false
    /// The first class of the ranking on screen.
    package var rankingTop = 0
    /// The first line of the text on screen.
    package var textTop = 0

    package init() {}

    package var currentDetail: QuestionDetail? { current.flatMap { details[$0] } }

    /// Returns the labels given in the minute before `now`.
    package func labelsPerMinute(at now: Timestamp) -> Int {
        labelledAt.count { now.seconds(since: $0) < 60 }
    }

    /// Goes to another question; what was typed for the one before is forgotten.
    mutating func show(_ id: QuestionID?) {
        guard id != current else { return }
        current = id
        rankingTop = 0
        textTop = 0
        typing = nil
        held = []
        suspect = nil
    }

    /// Goes to a question that the operator did not ask for.
    ///
    /// It is of another task, or in place of one that was answered elsewhere. Keys on their way
    /// were meant for the one before.
    mutating func showUnasked(_ id: QuestionID?, at now: Timestamp) {
        guard id != current else { return }
        show(id)
        unsureUntil = now.advanced(bySeconds: 0.7)
    }

    func isUnsure(at now: Timestamp) -> Bool {
        unsureUntil.map { now < $0 } ?? false
    }

    mutating func hold(_ key: Key) {
        if held.count < 16 { held.append(key) }
    }

    /// Returns the keys that waited, in the order in which they were typed.
    mutating func releaseHeld() -> [Key] {
        defer { held = [] }
        return held
    }

    mutating func keep(_ detail: QuestionDetail) {
        details[detail.row.id] = detail
        outdated.remove(detail.row.id)
        if suspect == detail.row.id { suspect = nil }
    }

    /// Forgets all details but those of `wanted`, once there are many.
    mutating func trim(to wanted: Set<QuestionID>) {
        guard details.count > 24 else { return }
        details = details.filter { wanted.contains($0.key) }
        outdated.formIntersection(wanted)
    }

    /// Forgets what another version may see otherwise; the current question stays on screen.
    mutating func forgetDetails() {
        details = details.filter { $0.key == current }
        outdated = Set(details.keys)
    }

    /// A label may be the nearest solved question of any other of its task.
    mutating func outdate(task: String) {
        outdated.formUnion(details.values.filter { $0.row.task == task }.map(\.row.id))
    }
}

extension Labelling {
    mutating func sent(_ request: LabelRequest, at now: Timestamp) {
        sending.append(request)
        handled.insert(request.question)
        labelledAt = labelledAt.filter { now.seconds(since: $0) < 60 } + [now]
    }

    /// The node has made the label durable; returns whether it is to be taken back at once.
    mutating func acknowledged(_ question: QuestionID) -> Bool {
        sending.removeAll { $0.question == question }
        return unwanted.remove(question) != nil
    }

    /// The node refused: the question is not dealt with after all.
    mutating func refused(_ question: QuestionID) {
        sending.removeAll { $0.question == question }
        handled.remove(question)
        unwanted.remove(question)
        if !labelledAt.isEmpty { labelledAt.removeLast() }
    }

    /// Asks for the newest label on its way to be taken back; returns its question.
    mutating func unwantNewest() -> QuestionID? {
        guard let newest = sending.last(where: { !unwanted.contains($0.question) }) else {
            return nil
        }
        unwanted.insert(newest.question)
        return newest.question
    }

    mutating func setAside(_ question: QuestionID) {
        handled.insert(question)
    }

    mutating func putBack(_ question: QuestionID) {
        handled.remove(question)
        details[question] = nil
    }

    /// Learns what the node's list says now: what it no longer names needs no remembering.
    mutating func listed(_ ids: Set<QuestionID>) {
        let underway = Set(sending.map(\.question))
        handled = handled.filter { ids.contains($0) || underway.contains($0) }
    }
}
