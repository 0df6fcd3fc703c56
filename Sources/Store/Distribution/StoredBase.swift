/// What the parent offers of a task, and what became of it here.
package struct StoredBase: Equatable, Sendable {
    package var task: String
    /// The offer, as JSON that the store does not read.
    package var offer: String
    /// The digest of the artifact that is offered.
    package var wanted: String
    /// The digest of the base that is here and verified; every retrain builds on it.
    package var present: String?
    /// That base in words, such as `cloud v12`.
    package var presentName: String?
    /// The digest of the last base that was decided on.
    package var judged: String?
    package var state: State
    package var remark: String

    package enum State: String, CaseIterable, Sendable {
        case underWay, live, kept, refused
    }

    package init(
        task: String, offer: String, wanted: String, present: String? = nil,
        presentName: String? = nil, judged: String? = nil, state: State = .underWay,
        remark: String = ""
    ) {
        self.task = task
        self.offer = offer
        self.wanted = wanted
        self.present = present
        self.presentName = presentName
        self.judged = judged
        self.state = state
        self.remark = remark
    }
}
