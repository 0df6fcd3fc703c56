import Declaration
import Foundation
import Learning
import Node
import Testing

struct TaskFileTests {
    private let digits = """
        format = 1
        [task]
        name = "digits"
        classes = ["0", "1"]
        [field image]
        kind = "image"
        width = 8
        height = 9
        channels = 3
        maximum = 16
        [field my note]
        """.replacing("[field my note]", with: "[field \"my note\"]") + """

            kind = "text"
            [target]
            escalation = 0.1
            [data]
            examples = ["start-images.idx + start-labels.idx", "more.csv"]
            questions = ["questions.jsonl"]
            [retrain]
            new_examples = 20
            every_hours = 0
            accuracy_fall = 0.1
            """

    @Test func everySectionIsRead() throws {
        let file = try TaskFile(parsing: digits, file: "digits.task")

        #expect(
            file.task
                == LearningTask(
                    name: "digits",
                    fields: [
                        Field(
                            name: "image",
                            kind: .image(
                                ImageShape(width: 8, height: 9, channels: 3, maximum: 16))),
                        Field(name: "my note", kind: .text),
                    ], classes: ["0", "1"], target: .escalation(0.1)))
        #expect(
            file.data.examples == [
                DataFile(path: "start-images.idx", labels: "start-labels.idx"),
                DataFile(path: "more.csv"),
            ])
        #expect(file.data.questions == [DataFile(path: "questions.jsonl")])
        #expect(
            file.retrain
                == RetrainSettings(newExamples: 20, everyHours: nil, accuracyFall: 0.1))
    }

    @Test func whatMayBeLeftOutHasItsUsualValue() throws {
        let file = try TaskFile(
            parsing: """
                format = 1
                [task]
                name = "t"
                [field image]
                kind = "image"
                width = 8
                height = 8
                [field speed]
                kind = "number"
                [field zone]
                kind = "category"
                [target]
                accuracy = 0.95
                """, file: "t.task")

        #expect(file.task.classes.isEmpty)
        #expect(
            file.task.fields.map(\.kind) == [
                .image(ImageShape(width: 8, height: 8, channels: 1, maximum: 255)), .number,
                .category,
            ])
        #expect(file.task.target == .accuracy(0.95))
        #expect(file.data == DataFiles())
        #expect(
            file.retrain == RetrainSettings(newExamples: 50, everyHours: 24, accuracyFall: 0.05))
    }

    @Test func whatIsPinnedIsRead() throws {
        let text = """
            format = 1
            [task]
            name = "t"
            [field speed]
            kind = "number"
            [target]
            accuracy = 0.95
            [train]
            family = "trees"
            epochs = 3
            trees = 12
            going_on = 0
            """

        let training = try TaskFile(parsing: text, file: "t.task").training

        var expected = Trainer.Settings()
        expected.family = .trees
        expected.epochs = 3
        expected.mostTrees = 12
        expected.goingOn.fewestExamples = nil
        #expect(training == expected)
    }

    @Test func theWrittenTextReadsBackAsTheSame() throws {
        let first = try TaskFile(parsing: digits, file: "x")
        var second = first
        second.task.classes = []
        second.task.fields = [
            Field(name: "a \"b\"", kind: .number), Field(name: "é", kind: .category),
        ]
        second.task.target = .accuracy(1)
        second.data = DataFiles()
        second.retrain = RetrainSettings(newExamples: nil, everyHours: 0.5, accuracyFall: nil)
        second.training.family = .both
        second.training.epochs = 7
        second.training.mostTrees = 40
        second.training.goingOn.fewestExamples = 500

        for file in [first, second] {
            #expect(try TaskFile(parsing: TaskFile.text(for: file), file: "x") == file)
        }
    }

    @Test func dataIsTakenFromTheFolderOfTheFile() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        for name in ["start-images.idx", "start-labels.idx", "more.csv", "questions.jsonl"] {
            try write([], to: folder + "/" + name)
        }
        try write(Array(digits.utf8), to: folder + "/digits.task")

        let file = try TaskFile(path: folder + "/digits.task")

        #expect(file.data.examples.first?.labels == folder + "/start-labels.idx")
        #expect(file.data.questions.map(\.path) == [folder + "/questions.jsonl"])
    }

    @Test func labelsBesideTheirImagesNeedNotBeNamed() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        for name in ["start-images.idx", "start-labels.idx", "q.jsonl"] {
            try write([], to: folder + "/" + name)
        }
        let text = digits.replacing("start-images.idx + start-labels.idx", with: "start-images.idx")
            .replacing("questions.jsonl", with: "q.jsonl").replacing(", \"more.csv\"", with: "")
        try write(Array(text.utf8), to: folder + "/digits.task")

        let file = try TaskFile(path: folder + "/digits.task")

        #expect(file.data.examples.map(\.labels) == [folder + "/start-labels.idx"])
        #expect(file.data.questions.map(\.labels) == [nil])
    }

    @Test func dataThatDoesNotExistIsNamedWithItsLine() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        try write([], to: folder + "/start-images.idx")
        try write(Array(digits.utf8), to: folder + "/digits.task")

        let error = #expect(throws: DeclarationError.self) {
            try TaskFile(path: folder + "/digits.task")
        }

        #expect(
            error?.description
                == """
                \(folder)/digits.task:16: \(folder)/start-labels.idx does not exist; fix: \
                correct the path, which is taken from the folder of this file
                """
        )
    }

    @Test func aFileThatCannotBeReadSaysWhy() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        try write([0xFF], to: folder + "/latin.task")

        let missing = #expect(throws: DeclarationError.self) {
            try TaskFile(path: "/nowhere.task")
        }
        let latin = #expect(throws: DeclarationError.self) {
            try TaskFile(path: folder + "/latin.task")
        }
        let directory = #expect(throws: DeclarationError.self) { try TaskFile(path: folder) }

        #expect(
            missing?.description == "/nowhere.task:1: the file does not exist; fix: check the path")
        #expect(
            latin?.description
                == "\(folder)/latin.task:1: the file is not UTF-8; fix: save it as UTF-8")
        #expect(
            directory?.description
                == "\(folder):1: the file cannot be read; fix: check who may read it")
    }
}
