import Foundation
import Learning
import Node
import Testing

struct DataFileTests {
    @Test func theNotationJoinsImagesAndLabels() {
        let both = DataFile(notation: "a b.idx + c.idx")

        #expect(both == DataFile(path: "a b.idx", labels: "c.idx"))
        #expect(both.notation == "a b.idx + c.idx")
        #expect(DataFile(notation: "a+b.csv") == DataFile(path: "a+b.csv"))
        #expect(DataFile(notation: "a+b.csv").notation == "a+b.csv")
    }

    @Test(arguments: ["a", "a/", "/", "", "images", "images/"])
    func aPathWithoutAFolderHasNothingBeside(path: String) {
        #expect(DataFile(path: path).withLabelsBeside() == DataFile(path: path))
    }

    @Test func pathsAreTakenFromTheFolder() {
        let file = DataFile(path: "a.idx", labels: "/b.idx")

        #expect(file.resolved(in: "data") == DataFile(path: "data/a.idx", labels: "/b.idx"))
        #expect(file.resolved(in: "") == file)
    }

    @Test(
        arguments: [
            ("a.csv", .csv), ("a.JSONL", .jsonl), ("a.ndjson", .jsonl), ("a.idx", .idx),
            ("train-images-idx3-ubyte", .idx), ("a.png", .png), ("a.txt", nil),
        ] as [(String, RowFormat?)])
    func aNameTellsTheFormat(name: String, format: RowFormat?) {
        #expect(RowFormat(path: name) == format)
    }

    @Test(
        arguments: [
            (Array("{\"a\":1}".utf8), .jsonl), (Array("\u{FEFF}{".utf8), .jsonl),
            ([0, 0, 8, 3], .idx),
            ([0x89, 0x50, 0x4E, 0x47], .png), (Array("note,label".utf8), .csv), ([], .csv),
        ] as [([UInt8], RowFormat)])
    func theFirstBytesTellTheFormat(bytes: [UInt8], format: RowFormat) {
        #expect(RowFormat(firstBytes: bytes) == format)
    }

    @Test func labelsAndTheirNamesAreFoundBeside() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6]
        try write(images, to: folder + "/train-images-idx3-ubyte")
        try write([0, 0, 8, 1, 0, 0, 0, 1, 1], to: folder + "/train-labels-idx1-ubyte")
        try write(Array("cat\r\ndog\r\n".utf8), to: folder + "/labels.txt")
        let file = DataFile(path: folder + "/train-images-idx3-ubyte")

        let alone = Reading { () throws(ImportError) in try file.rows(of: makeMixedTask()) }
        let together = Reading { () throws(ImportError) in
            try file.withLabelsBeside().rows(of: makeMixedTask())
        }

        #expect(alone.classNames == [nil])
        #expect(together.classNames == ["dog"])
        #expect(together.inputs == [[nil, nil, nil, .image([5, 6])]])
        #expect(DataFile(path: "/nowhere/images.idx").withLabelsBeside().labels == nil)
    }

    @Test func progressEndsAtTheSizeOfTheFile() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        let text = "note,label\n" + String(repeating: "some text,a\n", count: 20_000)
        try write(Array(text.utf8), to: folder + "/a.csv")

        var reader = try DataFile(path: folder + "/a.csv").rows(of: makeMixedTask())
        _ = try reader.next()
        let early = reader.bytesRead
        var count = 1
        while try reader.next() != nil { count += 1 }

        #expect(count == 20_000)
        #expect(reader.byteCount == text.utf8.count)
        #expect(early < text.utf8.count)
        #expect(reader.bytesRead == text.utf8.count)
    }

    @Test func aFileThatCannotBeOpenedSaysWhy() {
        let missing = Reading { () throws(ImportError) in
            try DataFile(path: "/nowhere.csv").rows(of: makeMixedTask())
        }

        #expect(
            missing.error
                == """
                /nowhere.csv: the file cannot be opened: No such file or directory; fix: \
                check the path and who may read it
                """
        )
    }

    @Test func aStreamTellsItsFormatByItsFirstBytes() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("{\"note\":\"a\"}\n".utf8))
        try pipe.fileHandleForWriting.close()

        let reading = Reading { () throws(ImportError) in
            try ByteSource(descriptor: pipe.fileHandleForReading.fileDescriptor, name: "-")
                .rows(of: makeMixedTask())
        }

        #expect(reading.inputs == [[.text("a"), nil, nil, nil]])
        #expect(
            Reading([0x89, 0x50], nil, makeMixedTask()).error
                == """
                x: PNG images are not read from a stream; fix: name the file or a folder of \
                files
                """
        )
    }
}
