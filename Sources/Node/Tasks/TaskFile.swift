package import Declaration
package import Learning

/// A task as its file declares it: what it asks, where its data is, when it retrains.
///
///     format = 1
///     [task]
///     name = "digits"
///     classes = ["0", "1", "2"]          # may be left out: classes come with the examples
///
///     [field image]                      # one section per field, in their order
///     kind = "image"                     # text, number, category or image
///     width = 8                          # these four for images only, 1 to 64
///     height = 8
///     channels = 1                       # 1 grey (when left out), 3 RGB
///     maximum = 16                       # the brightest pixel; 255 when left out
///
///     [target]
///     accuracy = 0.95                    # or: escalation = 0.10
///
///     [data]                             # may be left out; paths from the file's own folder
///     examples = ["start-images.idx + labels-of-start.idx"]
///     questions = ["questions-images.idx"]   # questions-labels.idx beside it is found
///
///     [retrain]                          # may be left out; 0 turns a trigger off
///     new_examples = 50
///     every_hours = 24
///     accuracy_fall = 0.05
///
///     [train]                            # may be left out, as may each line: the trainer chooses
///     family = "both"                    # linear, trees (numbers and categories) or both
///     epochs = 20                        # at most
///     trees = 300                        # at most
///     going_on = 1000                    # with so many examples a retrain may go on; 0 for never
///
///     [watch]                            # may be left out, as may each line
///     audit = 0.01                       # the share of confident answers that goes up to be proved
///     drift = 0.25                       # from which stability index on to warn; 0 for never
///
///     [expert answer-key]                # none, one or several: see `ExpertDeclaration`
///     command = ["../experts/answer-key", "start.jsonl"]
package struct TaskFile: Equatable, Sendable {
    package var task: LearningTask
    package var data: DataFiles
    package var retrain: RetrainSettings
    /// How it is trained.
    package var training: Trainer.Settings
    /// How its answers and questions are watched in service.
    package var watch: WatchSettings
    /// In the order in which they are asked.
    package var experts: [ExpertDeclaration]

    package init(
        task: LearningTask, data: DataFiles = DataFiles(),
        retrain: RetrainSettings = RetrainSettings(),
        training: Trainer.Settings = Trainer.Settings(), watch: WatchSettings = WatchSettings(),
        experts: [ExpertDeclaration] = []
    ) {
        self.task = task
        self.data = data
        self.retrain = retrain
        self.training = training
        self.watch = watch
        self.experts = experts
    }
}

/// The files that a task begins with, as they are written in its file.
package struct DataFiles: Equatable, Sendable {
    /// What a new node has been shown.
    package var examples: [DataFile]
    /// What arrives afterwards.
    package var questions: [DataFile]

    package init(examples: [DataFile] = [], questions: [DataFile] = []) {
        self.examples = examples
        self.questions = questions
    }

    /// The same files with their paths taken from the folder of the task's file.
    package func resolved(in folder: String) -> DataFiles {
        DataFiles(
            examples: examples.map { $0.resolved(in: folder) },
            questions: questions.map { $0.resolved(in: folder) })
    }
}

/// When a task retrains by itself; nil turns a trigger off.
package struct RetrainSettings: Equatable, Sendable {
    /// After so many new examples.
    package var newExamples: Int?
    /// So many hours after the last job, when there are new examples at all.
    package var everyHours: Double?
    /// When measured accuracy falls by this much, in 0...1.
    package var accuracyFall: Double?

    package init(
        newExamples: Int? = 50, everyHours: Double? = 24, accuracyFall: Double? = 0.05
    ) {
        self.newExamples = newExamples
        self.everyHours = everyHours
        self.accuracyFall = accuracyFall
    }
}

extension TaskFile {
    /// The format that this program reads and writes.
    static let format = 1

    /// Reads a task's text; throws what is wrong with it, where, and what to write instead.
    package init(parsing text: String, file: String) throws(DeclarationError) {
        let declaration = try Declaration(parsing: text, file: file)
        try TaskFile.checkFormat(declaration)
        try declaration.expectSections([
            "task", "field", "target", "data", "retrain", "train", "watch", "expert",
        ])
        task = try LearningTask(declaration)
        data = try DataFiles(declaration)
        retrain = try RetrainSettings(declaration)
        training = try Trainer.Settings(declaration, of: task)
        watch = try WatchSettings(declaration)
        experts = try ExpertDeclaration.all(in: declaration)
    }

    private static func checkFormat(_ declaration: Declaration) throws(DeclarationError) {
        try declaration.top.expectKeys(["format"])
        let found = try declaration.top.int("format")
        guard found == format else {
            throw declaration.top.error(
                at: "format", "the file has format \(found)",
                why: "this Tideline reads format \(format)",
                fix: found > format ? "use a newer Tideline" : "write format = \(format)")
        }
    }
}
