import Testing

/// What is wrong with the files of an evaluation is told with its place.
@Suite struct BadEvaluationTests {
    private static let good =
        "x,label\n" + (0..<40).map { "word\($0 % 4),\($0 % 4 % 2)\n" }.joined()
        + (0..<20).map { "plain\($0),0\nother\($0),1\n" }.joined()

    @Test func `bad rows are named and left out, and the code is 3`() throws {
        let node = try TemporaryNode()
        let train = try node.file("train.csv", Self.good + "late,0,1\n,\n")
        let test = try node.file("test.csv", "x,label\nword0,0\nword1,new\nword2,old\n")

        let outcome = try node.run(
            "evaluate", "--train", train, "--test", test, "--json", "--answers", "40")

        #expect(outcome.code == 3)
        #expect(try outcome.json([String: Double].self)["accuracy"] ?? 1 <= 1.0 / 3)
        #expect(
            outcome.errors.contains("\(train):82: 3 values, but the header names 2 columns\n"))
        #expect(outcome.errors.contains("\(train):83: the row has no class; give it a label\n"))
        #expect(
            outcome.errors.contains(
                "2 test rows count as wrong: no training row is of \"new\", \"old\"\n"))
    }

    @Test(
        arguments: [
            (
                train: "x,label\n1,a\n2,a\n", test: "x,label\n1,a\n",
                says:
                    "train.csv: all examples of the task “evaluation” are of the class “a”: label "
                    + "examples of at least one other\n"
            ),
            (
                train: "x,label\n\"1,a\n2,b\n", test: "x,label\n1,a\n",
                says:
                    "train.csv:2: a quote is opened on this line and never closed; fix: close it, "
                    + "and double every quote that belongs to the text\n"
            ),
            (
                train: "x,label\n1,a\n2,b\n", test: "x,z,label\n1,2,a\n",
                says: "test.csv:1: the column \"z\" is no field of the task; fix: the task has x, "
                    + "label\n"
            ),
            (
                train: "x,label\n1,a\n2,b\n", test: "x,label\nred,a\n",
                says:
                    "test.csv:2: no row can be taken: x: \"red\" is not a number; fix: correct the "
                    + "rows\n"
            ),
        ] as [(train: String, test: String, says: String)])
    func `files that cannot be measured end with 1 and the place`(
        train: String, test: String, says: String
    ) throws {
        let node = try TemporaryNode()
        let files = try [node.file("train.csv", train), node.file("test.csv", test)]

        let outcome = try node.run("evaluate", "--train", files[0], "--test", files[1])

        #expect(outcome.code == 1)
        #expect(outcome.errors.hasSuffix(says), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func `files and tasks that are not there are named`() throws {
        let node = try TemporaryNode()
        let train = try node.file("train.csv", Self.good)

        let noTest = try node.run("evaluate", "--train", train, "--test", "/nowhere/a.csv")
        let noTask = try node.run(
            "evaluate", "--train", train, "--test", train, "--task", "/nowhere/a.task")

        #expect(noTest.code == 1 && noTask.code == 1)
        #expect(
            noTest.errors.contains(
                "tideline: /nowhere/a.csv: the file cannot be opened: No such file or directory; "
                    + "fix: check the path and who may read it\n"))
        #expect(
            noTask.errors.contains("/nowhere/a.task:1: the file does not exist"),
            "\(noTask.errors)")
    }

    @Test(
        arguments: [
            (arguments: ["evaluate", "--train", "a.csv"], says: "--test"),
            (
                arguments: ["evaluate", "--train", "a", "--test", "b", "--threads", "0"],
                says: "--threads is a number from 1 to 1024"
            ),
            (
                arguments: ["evaluate", "--train", "a", "--test", "b", "--budget", "0"],
                says: "--budget is a number above 0"
            ),
        ] as [(arguments: [String], says: String)])
    func `wrong usage ends with 64`(arguments: [String], says: String) throws {
        let outcome = try TemporaryNode().start(arguments).end()

        #expect(outcome.code == 64)
        #expect(outcome.errors.contains(says), "\(outcome.errors)")
    }
}
