import Foundation
import Learning
import Node
import Testing

struct FieldParserTests {
    @Test func everyKindIsReadAndTheRestIsMissing() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        let path = folder + "/a=b.png"
        try write(PNGReaderTests.makePNG([1, 2], channels: 1), to: path)
        let parser = FieldParser(makeMixedTask())

        #expect(
            try parser.input(["image=@\(path)", "note=a = b", "speed= 1.2"]).values
                == [.text("a = b"), .number(1.2), nil, .image([1, 2])])
        #expect(
            try parser.input(["image=0 255", "zone=z", "note="]).values
                == [nil, nil, .category("z"), .image([0, 255])])
        #expect(try parser.input(["note=@home"]).values == [.text("@home"), nil, nil, nil])
        #expect(try parser.input(imageFile: path).values == [nil, nil, nil, .image([1, 2])])
    }

    @Test(arguments: [
        (["note"], "note is not field=value; write it like note=\"some text\""),
        (["nite=a"], "nite is no field of mixed; did you mean note?"),
        (["colour=a"], "colour is no field of mixed; the task has note, speed, zone, image"),
        (["label=a"], "label is no field of mixed; a question has no class yet"),
        (["zone=a", "zone=b"], "zone is given twice"),
        (["speed=1,5"], "speed: \"1,5\" is not a number"),
        (["image=@/nowhere.png"], "image: the file cannot be opened: No such file or directory"),
        (["image=@/"], "image: this is a folder"),
        (["image=1"], "image: 1 values, but an image of 2×1 grey pixels needs 2"),
    ])
    func aBadArgumentSaysWhatIsWrong(arguments: [String], message: String) {
        let error = #expect(throws: BadValue.self) {
            try FieldParser(makeMixedTask()).input(arguments)
        }
        #expect(error?.description == message)
    }

    @Test func anImageFileNeedsATaskWithOneImage() throws {
        let task = LearningTask(
            name: "t", fields: [Field(name: "a", kind: .number)], classes: [], target: .accuracy(1))

        let error = #expect(throws: BadValue.self) {
            try FieldParser(task).input(imageFile: "x.png")
        }
        let absent = #expect(throws: BadValue.self) {
            try FieldParser(makeMixedTask()).input(imageFile: "/nowhere.png")
        }
        #expect(
            error?.description
                == "PNG holds one image a row, but the task has 0 image fields; write field=@x.png")
        #expect(
            absent?.description
                == "/nowhere.png: the file cannot be opened: No such file or directory")
    }
}
