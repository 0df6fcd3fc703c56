import Foundation
import Testing
import Wire

/// Examples come in from every format, and go out so that they come in again as they were.
@Suite struct ImportingAndExportingTests {
    private static let awkward = """
        {"text":"plain","amount":12.5,"label":"billing"}
        {"text":"say \\"hi\\", \\n then go","amount":-1e-3,"label":"shipping"}
        {"text":"naïve 漢字 🙂","label":"refund"}
        {"amount":0.1,"label":"refund"}
        {"text":" spaces at the ends ","amount":123456789.25,"label":"billing"}

        """
    private static let declaration = """
        format = 1
        [task]
        name = "tickets"
        classes = ["billing", "shipping", "refund"]
        [field text]
        kind = "text"
        [field amount]
        kind = "number"
        [target]
        accuracy = 0.9

        """

    @Test(arguments: ["jsonl", "csv"])
    func `what was exported comes in again as it was`(format: String) throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        try node.succeed(["import", "--task", "tickets", "-"], input: Self.awkward)
        let export = ["export", "--task", "tickets", "--format", format]
        let first = try node.succeed(export).output
        let other = try TemporaryNode(tasks: Self.declaration)
        let file = try node.file("out.\(format)", first)

        let imported = try other.succeed(["import", "--task", "tickets", file])

        #expect(imported.output.hasPrefix("\(file): 5 added, 0 duplicates skipped, 0 refused"))
        #expect(try other.succeed(export).output == first)
        let again = try node.run("import", "--task", "tickets", file)
        #expect(again.output.hasPrefix("\(file): 0 added, 5 duplicates skipped, 0 refused"))
    }

    @Test func `an export to a file is the export to the screen`() throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        try node.succeed(["import", "--task", "tickets", "-"], input: Self.awkward)
        let path = "\(node.base)/out.jsonl"

        let outcome = try node.succeed(["export", "--task", "tickets", "--output", path])

        #expect(outcome.output.isEmpty)
        #expect(
            try String(contentsOfFile: path, encoding: .utf8)
                == node.succeed(["export", "--task", "tickets"]).output)
    }

    @Test func `only what humans said can be exported`() throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        try node.succeed(["import", "--task", "tickets", "-"], input: Self.awkward)
        #expect(try node.run("ask", "text=who pays").code == 2)
        let waiting = try node.succeed(["questions", "--json"]).json(QuestionPage.self)
        try node.succeed(["label", waiting.rows[0].id.short, "billing"])

        let labels = try node.succeed(["export", "--task", "tickets", "--labels"])

        #expect(labels.output == "{\"text\":\"who pays\",\"label\":\"billing\"}\n")
    }

    @Test func `a classes column may bring new classes when that is said`() throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        let file = try node.file("new.csv", "text,label\nthank you,praise\n")

        let refused = try node.run("import", "--task", "tickets", file)
        let taken = try node.run("import", "--task", "tickets", "--new-classes", file)

        #expect(refused.code == 3)
        #expect(
            refused.errors.contains(
                "new.csv:2: \"praise\" is no class of tickets; declare it in the task's file or "
                    + "import with --new-classes"))
        #expect(taken.code == 0)
        let task = try node.succeed(["tasks", "--json"]).json([TaskDescription].self)[0]
        #expect(task.classes == ["billing", "shipping", "refund", "praise"])
        #expect(task.exampleCount == 1)
    }
}

// MARK: Images

extension ImportingAndExportingTests {
    @Test func `images come from IDX, from folders of PNG and back as rows`() throws {
        let node = try TemporaryNode(tasks: Rows.images)
        let folder = try makeImages(node)

        let idx = try node.run(
            "import", "--task", "dots", "\(folder)/train.idx + \(folder)/classes.idx", "--json")
        let png = try node.run("import", "--task", "dots", "\(folder)/photos")

        #expect(idx.code == 0)
        #expect(idx.output.contains("\"added\":4"))
        #expect(png.output.hasPrefix("\(folder)/photos: 2 added, 0 duplicates skipped, 0 refused"))
        let rows = try node.succeed(["export", "--task", "dots"]).lines
        #expect(rows.count == 6)
        #expect(rows.count { $0.hasSuffix("\"label\":\"light\"}") } == 3)
        let pixels = Data(repeating: 250, count: 16).base64EncodedString()
        #expect(rows.contains("{\"image\":\"\(pixels)\",\"label\":\"light\"}"))
    }

    @Test func `an image file is a question`() throws {
        let node = try TemporaryNode(tasks: Rows.images)
        let folder = try makeImages(node)

        let plain = try node.run("ask", "\(folder)/photos/light/a.png")
        let named = try node.run("ask", "--task", "dots", "image=@\(folder)/photos/dark/a.png")

        #expect(plain.code == 2)
        #expect(plain.output.hasPrefix("unknown: there is no model yet; q-"))
        #expect(named.code == 2)
        let page = try node.succeed(["questions", "--json"]).json(QuestionPage.self)
        #expect(page.total == 2)
    }

    /// Four images in IDX files whose labels are numbers, and one PNG in a folder per class.
    private func makeImages(_ node: TemporaryNode) throws -> String {
        let shades: [UInt8] = [10, 200, 20, 210]
        _ = try node.file(
            "train.idx", in: "data", ImageFiles.idx(width: 4, height: 4, shades: shades))
        _ = try node.file("classes.idx", in: "data", ImageFiles.idx(labels: [0, 1, 0, 1]))
        _ = try node.file("labels.txt", in: "data", Data("dark\nlight\n".utf8))
        for (name, shade) in [("dark", UInt8(5)), ("light", 250)] {
            _ = try node.file(
                "a.png", in: "data/photos/\(name)",
                try ImageFiles.png(width: 4, height: 4, shade: shade))
        }
        return "\(node.base)/data"
    }
}
