internal import Learning
internal import Store

/// What is live, where a job goes on from it in place of learning everything anew: it costs as much
/// as there are new examples.
///
/// Every version in such a line is a little further from what the same examples would have given
/// from nothing. So a line ends, and the next job learns anew, once a good part of all examples came
/// since its beginning; when one that it learned was replaced or taken back, as what was learned
/// cannot be taken out again; when there is nothing new, which is how an operator asks for it; on
/// another base; and when the gate refuses what went on.
struct Continuation {
    let live: LiveVersion
    /// So many of the training examples, the last ones, are new to it.
    let newCount: Int
    let descent: Measurements.Descent

    /// The share of examples that may have come since all was learned from nothing.
    private static let mostNew = 0.1

    /// Returns nil where all is to be learned anew.
    init?(
        of task: String, _ set: TrainingSet, live: LiveVersion?, base: BaseShelf.Base?,
        going: GoingOn, store: Store
    ) throws {
        guard let live, let fewest = going.fewestExamples, set.training.count >= fewest,
            live.model.layers.dropLast() == (base?.model.layers ?? [])[...]
        else { return nil }
        let stored = try store.version(live.digest)
        let known = try WireJSON.value(
            Measurements.self, from: try store.versionDetail(live.digest))
        let anewUpTo = known.descent?.anewUpTo ?? stored.trainedUpTo
        let sinceAnew = set.trainingCount(since: anewUpTo)
        newCount = set.trainingCount(since: stored.trainedUpTo)
        guard anewUpTo > 0, newCount > 0,
            Double(sinceAnew) <= Self.mostNew * Double(set.training.count),
            try !store.hasRetiredExamples(task: task, since: stored.trainedUpTo)
        else { return nil }
        self.live = live
        descent = Measurements.Descent(digest: live.digest, anewUpTo: anewUpTo)
    }

    /// In words, for the job's remark.
    var words: String {
        "went on from v\(live.number) with \(newCount) new example\(newCount == 1 ? "" : "s")"
    }
}
