internal import Declaration

extension DataFiles {
    /// The section `[data]`; no files without it.
    init(_ declaration: Declaration) throws(DeclarationError) {
        self.init()
        guard let section = try declaration.sectionIfPresent("data") else { return }
        try section.expectKeys(["examples", "questions"])
        examples = try DataFiles.files("examples", section)
        questions = try DataFiles.files("questions", section)
    }

    private static func files(
        _ key: String, _ section: Declaration.Section
    ) throws(DeclarationError) -> [DataFile] {
        let notations = try section.stringsIfPresent(key) ?? []
        guard !notations.contains("") else {
            throw section.error(
                at: key, "\(key) lists an empty path", fix: "name a file or remove it")
        }
        return notations.map(DataFile.init(notation:))
    }
}

extension RetrainSettings {
    /// The section `[retrain]`; what is left out keeps its usual value, 0 turns it off.
    init(_ declaration: Declaration) throws(DeclarationError) {
        self.init()
        guard let section = try declaration.sectionIfPresent("retrain") else { return }
        try section.expectKeys(["new_examples", "every_hours", "accuracy_fall"])
        if let count = try section.intIfPresent("new_examples", in: 0...1_000_000_000) {
            newExamples = count == 0 ? nil : count
        }
        if let hours = try section.doubleIfPresent("every_hours", in: 0...100_000) {
            everyHours = hours == 0 ? nil : hours
        }
        if let fall = try section.doubleIfPresent("accuracy_fall", in: 0...1) {
            accuracyFall = fall == 0 ? nil : fall
        }
    }
}
