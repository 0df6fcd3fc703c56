internal import Declaration
internal import Learning

extension Trainer.Settings {
    /// The section `[train]`; what is left out the trainer chooses from the examples.
    init(_ declaration: Declaration, of task: LearningTask) throws(DeclarationError) {
        self.init()
        guard let section = try declaration.sectionIfPresent("train") else { return }
        try section.expectKeys(["family", "epochs", "trees", "going_on"])
        if let name = try section.stringIfPresent("family") {
            family = try Self.family(named: name, section, task)
        }
        epochs = try section.intIfPresent("epochs", in: 1...10_000) ?? epochs
        mostTrees = try section.intIfPresent("trees", in: 1...10_000) ?? mostTrees
        if let fewest = try section.intIfPresent("going_on", in: 0...1_000_000_000) {
            goingOn.fewestExamples = fewest == 0 ? nil : fewest
        }
    }

    private static func family(
        named name: String, _ section: Declaration.Section, _ task: LearningTask
    ) throws(DeclarationError) -> Family {
        guard let family = Family(rawValue: name) else {
            throw section.error(
                at: "family", "there is no family \(Declaration.quoted(name))",
                fix: "write one of " + Family.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let hasColumns = task.fields.contains { $0.kind == .number || $0.kind == .category }
        guard family == .linear || hasColumns else {
            throw section.error(
                at: "family", "family = \(Declaration.quoted(name)) has nothing to grow trees on",
                why: "trees are for numbers and categories, and \(task.name) has none",
                fix: "remove the line")
        }
        return family
    }

    /// The section's text; none where nothing is pinned.
    var text: [String] {
        let usual = Trainer.Settings()
        var lines: [String] = []
        if let family { lines.append("family = \(Declaration.quoted(family.rawValue))") }
        if epochs != usual.epochs { lines.append("epochs = \(epochs)") }
        if mostTrees != usual.mostTrees { lines.append("trees = \(mostTrees)") }
        if goingOn != usual.goingOn {
            lines.append("going_on = \(goingOn.fewestExamples ?? 0)")
        }
        return lines.isEmpty ? [] : ["", "[train]"] + lines
    }
}
