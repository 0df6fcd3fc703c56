import CPNG
import Foundation
import Learning
import Node
import Testing

struct PNGReaderTests {
    private func makeTask(channels: Int = 1, maximum: Int = 255) -> LearningTask {
        let shape = ImageShape(width: 2, height: 1, channels: channels, maximum: maximum)
        return LearningTask(
            name: "t", fields: [Field(name: "image", kind: .image(shape))], classes: [],
            target: .accuracy(0.9))
    }

    /// A PNG file of one row of pixels.
    static func makePNG(_ pixels: [UInt8], channels: Int) throws -> [UInt8] {
        let formats = [1: 0, 2: PNG_FORMAT_FLAG_ALPHA, 3: 2, 4: 2 | PNG_FORMAT_FLAG_ALPHA]
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        image.width = png_uint_32(pixels.count / channels)
        image.height = 1
        image.format = png_uint_32(try #require(formats[channels]))
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = bytes.count
        let written = png_image_write_to_memory(&image, &bytes, &count, 0, pixels, 0, nil)
        try #require(written != 0)
        return Array(bytes.prefix(count))
    }

    private func read(_ png: [UInt8], _ task: LearningTask) throws -> Reading {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        try write(png, to: folder + "/a.png")
        return Reading { () throws(ImportError) in
            try PNGReader(path: folder + "/a.png", task: task)
        }
    }

    @Test(
        arguments: [
            (1, [10, 200], 1, [10, 200]), (3, [1, 2, 3, 4, 5, 6], 3, [1, 2, 3, 4, 5, 6]),
            (1, [10, 200], 3, [10, 10, 10, 200, 200, 200]),
            (3, [9, 9, 9, 77, 77, 77], 1, [9, 77]),
            (2, [10, 255, 10, 0], 1, [10, 255]),
            (4, [1, 2, 3, 255, 1, 2, 3, 0], 3, [1, 2, 3, 255, 255, 255]),
        ] as [(Int, [UInt8], Int, [UInt8])])
    func coloursBecomeTheFieldsWithTransparencyOverWhite(
        channels: Int, pixels: [UInt8], fieldChannels: Int, expected: [UInt8]
    ) throws {
        let png = try Self.makePNG(pixels, channels: channels)

        #expect(try read(png, makeTask(channels: fieldChannels)).inputs == [[.image(expected)]])
    }

    @Test func pixelsAreScaledToTheFieldsMaximum() throws {
        let png = try Self.makePNG([0, 255], channels: 1)

        #expect(try read(png, makeTask(maximum: 16)).inputs == [[.image([0, 16])]])
        #expect(
            try read(Self.makePNG([127, 128], channels: 1), makeTask(maximum: 16)).inputs
                == [[.image([8, 8])]])
    }

    @Test func anotherSizeNamesBoth() throws {
        let reading = try read(Self.makePNG([1, 2, 3], channels: 1), makeTask())

        #expect(reading.bad.count == 1)
        #expect(
            reading.bad.first?.hasSuffix("a.png: the image is 3×1, but the field is 2×1") == true)
    }

    @Test func whatIsNoPNGIsABadRow() throws {
        #expect(
            try read(Array("GIF89a".utf8), makeTask()).bad.first?
                .contains("a.png: this is no PNG image: ") == true)
        #expect(
            try read([], makeTask()).bad.first?.contains("a.png: this is no PNG image: ") == true)
    }

    @Test func damagedFilesNeverTrap() throws {
        let png = try Self.makePNG([1, 2, 3, 255, 1, 2, 3, 0], channels: 4)
        let task = makeTask(channels: 3)

        // The last chunk, 12 bytes, holds no pixels and may be lost.
        for end in 0..<(png.count - 12) {
            #expect(try read(Array(png[..<end]), task).rows.isEmpty)
        }
        for index in png.indices {
            for bit in 0..<8 {
                var damaged = png
                damaged[index] ^= 1 << bit
                let reading = try read(damaged, task)
                #expect(reading.rows.count + reading.bad.count == 1)
            }
        }
    }

    @Test func aFolderNamesTheClasses() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        try FileManager.default.createDirectory(
            atPath: folder + "/cat", withIntermediateDirectories: false)
        try write(Self.makePNG([1, 2], channels: 1), to: folder + "/cat/b.PNG")
        try write(Self.makePNG([3, 4], channels: 1), to: folder + "/dog.png")
        try write(Array("x".utf8), to: folder + "/cat/notes.txt")

        let reading = Reading { () throws(ImportError) in
            try DataFile(path: folder).rows(of: makeTask())
        }

        #expect(reading.inputs == [[.image([1, 2])], [.image([3, 4])]])
        #expect(reading.classNames == ["cat", nil])
    }

    @Test func aMissingFileAndAnEmptyFolderAreErrors() throws {
        let folder = try makeFolder()
        defer { removeFolder(folder) }

        let missing = Reading { () throws(ImportError) in
            try PNGReader(path: "/nowhere.png", task: makeTask())
        }
        let empty = Reading { () throws(ImportError) in
            try PNGReader(path: folder, task: makeTask())
        }
        #expect(missing.error == "/nowhere.png: the file does not exist; fix: check the path")
        #expect(
            empty.error
                == """
                \(folder): the folder holds no .png files; fix: name another folder, or put \
                one folder per class into it
                """
        )
    }
}
