import Learning
import Node
import Testing

@Suite struct EvaluationDataTests {
    private let task = LearningTask(
        name: "t", fields: [Field(name: "x", kind: .category)], classes: [],
        target: .accuracy(0.9))

    private func read(
        _ task: LearningTask? = nil, train: String, test: String, unknown: String? = nil
    ) throws -> EvaluationData {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        let files = try [("train.csv", train), ("test.csv", test), ("unknown.csv", unknown ?? "")]
            .map { name, text in
                try write(Array(text.utf8), to: "\(folder)/\(name)")
                return DataFile(path: "\(folder)/\(name)")
            }
        do {
            return try EvaluationData(
                task ?? self.task, train: files[0], test: files[1],
                unknown: unknown.map { _ in files[2] })
        } catch {
            var error = error
            error.file = String(error.file.dropFirst(folder.count + 1))
            throw error
        }
    }

    @Test func `a fifth of the training rows is held out and every row is somewhere`() throws {
        let rows = (0..<1000).map { "word\($0),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()

        let data = try read(train: "x,label\n" + rows, test: "x,label\nword1,a\n")

        #expect(data.training.count + data.heldOut.count == 1000)
        #expect((150...250).contains(data.heldOut.count))
        #expect(data.classCounts == [500, 500])
        #expect(data.task.classes == ["a", "b"] && data.knownClasses == 2)
        #expect(data.unknown == nil && data.refused.isEmpty)
    }

    @Test func `equal training rows count once, equal test rows each`() throws {
        let rows = "x,label\nu,a\nv,b\nu,a\nu,b\n"

        let data = try read(train: rows, test: rows)

        #expect(data.training.count + data.heldOut.count == 2 && data.duplicates == 2)
        #expect(data.test.map(\.label) == [0, 1, 0, 1])
    }

    @Test func `a class of test rows alone stands behind those that are known`() throws {
        let data = try read(train: "x,label\nu,a\nv,b\n", test: "x,label\nu,c\nv,a\n")

        #expect(data.task.classes == ["a", "b", "c"])
        #expect(data.knownTask.classes == ["a", "b"])
        #expect(data.strangers.count == 1 && data.test.map(\.label) == [2, 0])
    }

    @Test func `rows of classes that the task does not declare are refused`() throws {
        var closed = task
        closed.classes = ["a", "b"]

        let data = try read(
            closed, train: "x,label\nu,a\nv,c\nw,b\n", test: "x,label\nu,c\nv,a\n")

        #expect(data.refused.map(\.row.line) == [3, 2])
        #expect(
            data.refused.first?.row.reason
                == "\"c\" is no class of t; declare it in the task's file")
        #expect(data.test.count == 1 && data.strangers.isEmpty)
    }

    @Test func `bad rows are refused and the others taken`() throws {
        let data = try read(
            train: "x,label\nu,a\nv,\nw,b,c\nz,b\n", test: "x,label\nu,a\n",
            unknown: "x\nq\nr,s\n")

        #expect(data.refused.map(\.row.line) == [4, 3, 3])
        #expect(data.refused.map(\.row.reason).contains("the row has no class; give it a label"))
        #expect(data.unknown?.count == 1)
    }

    @Test func `labels of unknown rows do not matter`() throws {
        let data = try read(
            train: "x,label\nu,a\nv,b\n", test: "x,label\nu,a\n", unknown: "x,label\nq,zz\n")

        #expect(data.unknown == [Input(values: [.category("q")])])
        #expect(data.task.classes == ["a", "b"])
    }

    @Test(
        arguments: [
            (
                "x,label\n", "x,label\nu,a\n",
                "train.csv: the file has no rows; fix: name a file with rows"
            ),
            (
                "x,label\nu,\n", "x,label\nu,a\n",
                "train.csv: no row has a class; fix: name the column of the class label, or the "
                    + "labels of images, as in \"images.idx + labels.idx\""
            ),
            (
                "x,label\nu,a\n", "x,label\nu,a,b\n",
                "test.csv:2: no row can be taken: 3 values, but the header names 2 columns; fix: "
                    + "correct the rows"
            ),
            (
                "x,label\nu,a\n", "y,label\nu,a\n",
                "test.csv:1: the column \"y\" is no field of the task; fix: the task has x, label"
            ),
        ] as [(String, String, String)])
    func `a file of which nothing can be taken is named`(
        train: String, test: String, error: String
    ) throws {
        let thrown = #expect(throws: ImportError.self) { try read(train: train, test: test) }

        #expect(thrown?.description == error)
    }
}
