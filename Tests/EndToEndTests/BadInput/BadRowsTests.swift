import Foundation
import Testing
import Wire

/// Bad data: each row is named with its line and what is wrong; the good ones go in.
@Suite struct BadRowsTests {
    private static let declaration = """
        format = 1
        [task]
        name = "tickets"
        classes = ["billing", "shipping"]
        [field text]
        kind = "text"
        [field amount]
        kind = "number"
        [target]
        accuracy = 0.9

        """

    @Test func `bad rows of a CSV are named while the good ones go in`() throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        let file = try node.file(
            "rows.csv",
            """
            text,amount,label
            charged twice,12,billing
            where is it,twelve,shipping
            too,many,cells,here
            a class of its own,1,biling
            no class,1,
            where is it,,shipping

            """)

        let outcome = try node.run("import", "--task", "tickets", file)

        #expect(outcome.code == 3)
        #expect(outcome.output.hasPrefix("\(file): 2 added, 0 duplicates skipped, 4 refused ("))
        let complaints = outcome.errors.split(separator: "\n").map(String.init)
        #expect(complaints.count == 4)
        #expect(complaints.allSatisfy { $0.hasPrefix("\(file):") })
        #expect(complaints[0] == "\(file):3: amount: \"twelve\" is not a number")
        #expect(complaints[1].hasPrefix("\(file):4: "))
        #expect(complaints[2].hasPrefix("\(file):5: \"biling\" is no class of tickets"))
        #expect(complaints[3] == "\(file):6: the row has no class; give it a label")
        #expect(try exampleCount(node) == 2)
    }

    @Test func `many bad rows are counted and not all printed`() throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        let rows = (0..<50).map { "text \($0),x,billing\n" }.joined()
        let file = try node.file("rows.csv", "text,amount,label\n" + rows)

        let outcome = try node.run("import", "--task", "tickets", "--report", "5", file)

        #expect(outcome.code == 3)
        #expect(outcome.errors.split(separator: "\n").count == 6)
        #expect(outcome.errors.hasSuffix("… and 45 more bad rows\n"))
    }

    @Test func `a CSV that breaks off keeps what stands before the place`() throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        let file = try node.file(
            "rows.csv", "text,amount,label\none,1,billing\ntwo,2,shipping\n\"three,3,billing\n")

        let outcome = try node.run("import", "--task", "tickets", file)

        #expect(outcome.code == 1)
        #expect(
            outcome.errors == "tideline: \(file):4: a quote is opened on this line and never "
                + "closed; fix: close it, and double every quote that belongs to the text; 2 rows "
                + "before that went in\n")
        #expect(try exampleCount(node) == 2)
    }

    @Test func `a bad line of JSON is named`() throws {
        let node = try TemporaryNode(tasks: Self.declaration)
        let lines = "{\"text\":\"a\",\"label\":\"billing\"}\n{\"text\":\n[1]\n"

        let outcome = try node.run("import", "--task", "tickets", "-", input: lines)

        #expect(outcome.code == 3)
        #expect(outcome.output.hasPrefix("-: 1 added, 0 duplicates skipped, 2 refused"))
        #expect(outcome.errors.contains("-:2: "))
        #expect(outcome.errors.contains("-:3: "))
    }

    @Test func `PNGs of the wrong size are named while the others go in`() throws {
        let node = try TemporaryNode(tasks: Rows.images)
        for (name, size) in [("a.png", 4), ("b.png", 5)] {
            let image = try ImageFiles.png(width: size, height: 4, shade: 7)
            _ = try node.file(name, in: "photos/dark", image)
        }
        _ = try node.file("c.png", in: "photos/light", Data("no image".utf8))
        let folder = "\(node.base)/photos"

        let imported = try node.run("import", "--task", "dots", folder)
        let asked = try node.run("ask", "\(folder)/dark/b.png")

        #expect(imported.code == 3)
        #expect(imported.output.hasPrefix("\(folder): 1 added, 0 duplicates skipped, 2 refused"))
        #expect(imported.errors.contains("dark/b.png: the image is 5×4, but the field is 4×4\n"))
        #expect(imported.errors.contains("light/c.png: this is no PNG image: "))
        #expect(asked.code == 1)
        #expect(asked.errors.contains("b.png: the image is 5×4, but the field is 4×4\n"))
    }

    private func exampleCount(_ node: TemporaryNode) throws -> Int {
        try node.succeed(["tasks", "--json"]).json([TaskDescription].self)[0].exampleCount
    }
}
