/// Which kind of layer is trained, and how: what does best on examples set aside.
///
/// The examples are dealt into folds; for each, layers of every kind that comes into question are
/// trained on the others and tried on the fold. Weights are the simplest; trees, or trees on top of
/// weights, are taken where they are better by more than one standard error. Trees are tried large
/// first; where those do best after few rounds the classes overlap, and small ones are tried too.
///
/// On top of a base the share of the layer that is kept is chosen with it, as by `OwnShare`: one
/// that has nothing to add does no harm.
struct FamilyChoice: Equatable {
    var family: Family
    var shape: TreeShape
    var rounds: Int
    /// What of the layer is kept, in 0...1.
    var share: Float

    /// Weights whose loss is so many times that of trees are no help to them.
    private static let farBehind = 2.0
    /// Fewer examples are too few for trees.
    private static let fewExamples = 40

    init(_ trial: Trial) {
        family = trial.family
        shape = trial.shape
        rounds = trial.meanRounds
        share = trial.share
    }

    /// Chooses for a course; nil where only weights come into question.
    static func make(
        for course: Course, _ progress: (TrainingProgress) -> Bool
    ) throws -> FamilyChoice? {
        let pinned = course.settings.family
        guard TreePlan.sees(course.task.fields), pinned != .linear else { return nil }
        guard course.examples.count >= fewExamples || pinned != nil else { return nil }
        var trials = Trials(course)
        guard trials.haveColumns else { return nil }
        if let pinned { return FamilyChoice(try trials.best(of: pinned, progress)) }
        let linear = try trials.best(of: .linear, progress)
        let isTable = course.task.fields.allSatisfy { TreePlan.sees([$0]) }
        guard isTable else {
            let both = try trials.best(of: .both, progress)
            return FamilyChoice(both.isBetter(than: linear) ? both : linear)
        }
        let trees = try trials.best(of: .trees, progress)
        let winner = trees.isBetter(than: linear) ? trees : linear
        guard linear.loss < trees.loss * farBehind else { return FamilyChoice(winner) }
        let both = try trials.best(of: .both, progress)
        return FamilyChoice(both.isBetter(than: winner) ? both : winner)
    }
}
