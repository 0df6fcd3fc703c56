import Foundation
import Learning
import Node
import Testing

/// What holds for every reader: of three rows, the second bad, two go in.
struct RowReaderContractTests {
    private let folder: String

    init() throws {
        folder = try makeFolder()
        try write(Array("image,label\n1 2,a\n1,b\n3 4,c\n".utf8), to: folder + "/rows.csv")
        try write(
            Array("{\"image\":[1,2]}\n{\"image\":[1]}\n{\"image\":[3,4]}\n".utf8),
            to: folder + "/rows.jsonl")
        try write(
            [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 200, 0, 3, 4],
            to: folder + "/rows.idx")
        try FileManager.default.createDirectory(
            atPath: folder + "/png", withIntermediateDirectories: false)
        try write(PNGReaderTests.makePNG([1, 2], channels: 1), to: folder + "/png/1.png")
        try write(PNGReaderTests.makePNG([1], channels: 1), to: folder + "/png/2.png")
        try write(PNGReaderTests.makePNG([3, 4], channels: 1), to: folder + "/png/3.png")
    }

    @Test(arguments: [("rows.csv", 100), ("rows.jsonl", 100), ("rows.idx", 100), ("png", 255)])
    func aBadRowNeverStopsTheOthers(name: String, maximum: Int) throws {
        defer { removeFolder(folder) }
        let shape = ImageShape(width: 2, height: 1, channels: 1, maximum: maximum)
        var reader = try DataFile(path: folder + "/" + name).rows(of: makeMixedTask(image: shape))

        let first = try reader.next()
        let second = try reader.next()
        let third = try reader.next()
        let end = try reader.next()
        let afterTheEnd = try reader.next()

        let firstRow = try #require(first).get()
        let thirdRow = try #require(third).get()
        #expect(firstRow.input.values == [nil, nil, nil, .image([1, 2])])
        #expect(thirdRow.input.values == [nil, nil, nil, .image([3, 4])])
        #expect(throws: BadRow.self) { try second?.get() }
        #expect(firstRow.line < thirdRow.line)
        #expect(end == nil && afterTheEnd == nil)
        #expect(reader.byteCount == nil || reader.bytesRead == reader.byteCount)
    }
}
