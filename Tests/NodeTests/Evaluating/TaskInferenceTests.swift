import Foundation
import Learning
import Node
import Testing

@Suite struct TaskInferenceTests {
    private func infer(_ text: String, as name: String) throws -> TaskInference {
        try infer(Array(text.utf8), as: name)
    }

    private func infer(_ bytes: [UInt8], as name: String) throws -> TaskInference {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        try write(bytes, to: "\(folder)/\(name)")
        do {
            return try TaskInference(DataFile(path: "\(folder)/\(name)"))
        } catch {
            var error = error
            error.file = name
            throw error
        }
    }

    private func fields(_ text: String, as name: String) throws -> [Field] {
        try infer(text, as: name).task.fields
    }

    @Test func `numbers, recurring words and texts are told apart`() throws {
        let text = """
            amount,colour,note,label
            1,red,the first of them all,a
            -2.5,blue,the second of them all,b
            1e3,red,the third of them all,a
             7 ,blue,the fourth of them all,b

            """

        #expect(
            try fields(text, as: "a.csv") == [
                Field(name: "amount", kind: .number), Field(name: "colour", kind: .category),
                Field(name: "note", kind: .text),
            ])
    }

    @Test func `the class is the column label, else the last`() throws {
        #expect(try fields("label,x\na,1\nb,2\n", as: "a.csv").map(\.name) == ["x"])
        #expect(try fields("x,species\n1,a\n2,b\n", as: "a.csv").map(\.name) == ["x"])
    }

    @Test func `missing values say nothing of what a field holds`() throws {
        let text = "x,y,z,label\n,,,a\n1,red,,b\n,red,,a\n2,,,b\n"

        #expect(
            try fields(text, as: "a.csv").map(\.kind) == [.number, .category, .category])
        #expect(
            try fields("{\"x\":null,\"label\":1}\n{\"x\":2,\"label\":1}\n", as: "a.jsonl")
                == [Field(name: "x", kind: .number)])
    }

    @Test func `words that do not recur are a text, however short`() throws {
        let rows = (0..<9).map { "word\($0),a\n" }.joined()

        #expect(try fields("x,label\n" + rows, as: "a.csv").map(\.kind) == [.text])
    }

    @Test func `more different values than a category has are a text`() throws {
        let rows = (0..<4004).map { "word\($0 % 1001),a\n" }.joined()
        let fewer = (0..<4004).map { "word\($0 % 1000),a\n" }.joined()

        #expect(try fields("x,label\n" + rows, as: "a.csv").map(\.kind) == [.text])
        #expect(try fields("x,label\n" + fewer, as: "a.csv").map(\.kind) == [.category])
    }

    @Test func `a stray word among numbers is told`() throws {
        let rows = (0..<19).map { "\($0),a\n" }.joined()

        let found = try infer("age,label\n" + rows + "NA,a\n", as: "a.csv")

        #expect(found.task.fields.map(\.kind) == [.text])
        #expect(
            found.oddities == [
                "age is no number, as line 21 holds \"NA\"; leave missing values empty"
            ])
    }

    @Test func `the fields of JSON come in the order in which they appear`() throws {
        let text = """
            {"text": "say \\"so\\" to all of them", "label": "a"}

            {"label": "b", "n": -1.5e2, "text": "another thing to say to them"}

            """

        #expect(
            try fields(text, as: "rows") == [
                Field(name: "text", kind: .text), Field(name: "n", kind: .number),
            ])
    }

    @Test(
        arguments: [
            (pixels: [0, 1], maximum: 1), (pixels: [0, 16], maximum: 16),
            (pixels: [0, 17], maximum: 255),
        ] as [(pixels: [UInt8], maximum: Int)])
    func `images have the smallest of the usual scales`(pixels: [UInt8], maximum: Int) throws {
        let header: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2]

        let shape = ImageShape(width: 2, height: 1, channels: 1, maximum: maximum)
        #expect(
            try infer(header + pixels, as: "images.idx").task.fields
                == [Field(name: "image", kind: .image(shape))])
    }

    @Test(
        arguments: [
            (
                "a.csv", "",
                "a.csv:1: the file is empty; fix: begin it with a line that names the columns, the "
                    + "class last or named label"
            ),
            (
                "a.csv", "x;label\n1;a\n",
                "a.csv:1: the header names one column, a field and a class are needed; fix: divide "
                    + "columns by commas, as in text,label"
            ),
            (
                "a.csv", ",x,label\n0,1,a\n",
                "a.csv:1: column 1 has no name; fix: name it in the header"
            ),
            (
                "a.jsonl", "\n{\"label\": \"a\"}\n",
                "a.jsonl:1: no row has a field; fix: write rows like {\"text\": …, \"label\": …}"
            ),
            (
                "a.jsonl", "{\"x\": 1, \"label\": \"a\"}\n{\"x\": \"1\", \"label\": \"a\"}\n",
                "a.jsonl:2: x holds text here and a number on line 1; fix: write all as numbers, or "
                    + "all as texts in quotes"
            ),
            (
                "a.jsonl", "{\"x\": [1, 2], \"label\": \"a\"}\n",
                "a.jsonl:1: x holds an array; fix: write a text or a number, or say with --task what "
                    + "the field is"
            ),
            (
                "a.jsonl", "[{\"x\": 1}]\n",
                "a.jsonl:1: the file is one JSON array; fix: write one object a line, as jq -c '.[]' "
                    + "does"
            ),
            (
                "a.png", "",
                "a.png: no task can be told from a single image; fix: give a CSV, JSONL "
                    + "or IDX file, or say the fields with --task"
            ),
        ] as [(String, String, String)])
    func `what no task can be told from is named`(
        name: String, text: String, error: String
    ) throws {
        let thrown = #expect(throws: ImportError.self) { try infer(text, as: name) }

        #expect(thrown?.description == error)
    }

    @Test func `images that no field holds are named`() throws {
        let header: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 65, 0, 0, 0, 1]

        let thrown = #expect(throws: ImportError.self) {
            try infer(header + [UInt8](repeating: 0, count: 65), as: "images.idx")
        }

        #expect(
            thrown?.description == "images.idx, byte 8: the images are 1×65 with 1 channels; fix: "
                + "scale them to 64×64 at most, grey or RGB")
    }

    @Test func `a folder is no file of rows`() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }

        let thrown = #expect(throws: ImportError.self) {
            try TaskInference(DataFile(path: folder))
        }

        #expect(thrown?.what == "no task can be told from a folder of images")
    }
}
