import Foundation
import Learning
import Node
import Testing

struct IDXReaderTests {
    private func makeTask(channels: Int = 1, maximum: Int = 16) -> LearningTask {
        let shape = ImageShape(width: 2, height: 1, channels: channels, maximum: maximum)
        return LearningTask(
            name: "t", fields: [Field(name: "image", kind: .image(shape))], classes: [],
            target: .accuracy(0.9))
    }

    private func makeIDX(_ sizes: [UInt8], _ items: [UInt8]) -> [UInt8] {
        [0, 0, 8, UInt8(sizes.count)] + sizes.flatMap { [0, 0, 0, $0] } + items
    }

    private func read(
        _ images: [UInt8], labels: [UInt8]? = nil, classNames: [String]? = nil,
        _ task: LearningTask
    ) -> Reading {
        Reading { () throws(ImportError) in
            try IDXReader(
                images: ByteSource(images, name: "images"),
                labels: labels.map { ByteSource($0, name: "labels") }, classNames: classNames,
                task: task)
        }
    }

    @Test func imagesAndLabelsGoTogether() {
        let reading = read(
            makeIDX([2, 1, 2], [1, 2, 3, 4]), labels: makeIDX([2], [7, 0]), makeTask())

        #expect(reading.inputs == [[.image([1, 2])], [.image([3, 4])]])
        #expect(reading.classNames == ["7", "0"])
        #expect(reading.rows.map(\.line) == [1, 2])
        #expect(reading.error == nil)
    }

    @Test func aFourthDimensionHoldsColours() {
        let reading = read(
            makeIDX([1, 1, 2, 3], [1, 2, 3, 4, 5, 6]), makeTask(channels: 3))

        #expect(reading.inputs == [[.image([1, 2, 3, 4, 5, 6])]])
        #expect(reading.classNames == [nil])
    }

    @Test func labelsTakeTheirNamesAndBadRowsAreReported() {
        let reading = read(
            makeIDX([3, 1, 2], [1, 2, 3, 17, 5, 6]), labels: makeIDX([3], [1, 0, 2]),
            classNames: ["cat", "dog"], makeTask())

        #expect(reading.classNames == ["dog"])
        #expect(
            reading.bad == [
                "line 2: a pixel is 17, but the field's maximum is 16",
                "line 3: label 2, but labels.txt names only 2 classes from 0",
            ])
    }

    @Test(
        arguments: [
            (
                [],
                """
                images, byte 0: the file ends in its header; fix: take the whole file again \
                from where it came from
                """
            ),
            (
                [0, 0, 8, 3, 0, 0],
                """
                images, byte 6: the file ends in its header; fix: take the whole file again \
                from where it came from
                """
            ),
            (
                [0, 0, 8, 1, 0, 0, 0, 1, 0],
                """
                images, byte 0: this is no IDX file of images: it begins with 0x801, not \
                0x803; fix: name the file with the images
                """
            ),
            (
                [0x1F, 0x8B, 8, 0],
                "images, byte 0: the file is compressed; fix: unpack it with gunzip"
            ),
            (
                [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 9],
                """
                images, byte 17: the file ends after 17 bytes, before the last of its 1 \
                items; fix: take the whole file again from where it came from
                """
            ),
            (
                [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 9, 9, 9],
                """
                images, byte 18: 1 bytes follow the last of 1 items; fix: take the whole file \
                again from where it came from
                """
            ),
            (
                [
                    0, 0, 8, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                    0xFF,
                ],
                """
                images, byte 16: the file ends after 16 bytes, before the last of its \
                4294967295 items; fix: take the whole file again from where it came from
                """
            ),
            (
                [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 9, 9],
                """
                images, byte 8: the images are 1×2 with 1 channels, but the field image is an \
                image of 2×1 grey pixels; fix: change the field in the task's file, or scale \
                the images
                """
            ),
        ] as [([UInt8], String)])
    func aBrokenFileIsOneErrorWithItsByte(bytes: [UInt8], message: String) {
        let reading = read(bytes, makeTask())

        #expect(reading.error == message)
        #expect(reading.rows.isEmpty)
    }

    @Test func labelsOfAnotherFileAreRefused() {
        let reading = read(makeIDX([1, 1, 2], [1, 2]), labels: makeIDX([2], [1, 2]), makeTask())

        #expect(
            reading.error
                == """
                labels, byte 4: there are 2 labels for 1 images; fix: take the labels that \
                belong to images
                """
        )
    }

    @Test func aPipeThatEndsEarlyGivesWhatCameBefore() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(
            contentsOf: Data(makeIDX([2, 1, 2], [1, 2, 3])))
        try pipe.fileHandleForWriting.close()

        let reading = Reading { () throws(ImportError) in
            try ByteSource(
                descriptor: pipe.fileHandleForReading.fileDescriptor, name: "standard input"
            ).rows(of: makeTask())
        }

        #expect(reading.inputs == [[.image([1, 2])]])
        #expect(
            reading.error
                == """
                standard input, byte 19: the file ends after 19 bytes, before the last of its \
                2 items; fix: take the whole file again from where it came from
                """
        )
    }

    @Test func aTaskNeedsExactlyOneImageField() {
        let task = LearningTask(
            name: "t", fields: [Field(name: "a", kind: .text)], classes: [], target: .accuracy(1))

        #expect(
            read(makeIDX([1, 1, 2], [1, 2]), task).error
                == """
                images: IDX holds one image a row, but the task has 0 image fields; fix: \
                import JSONL or CSV with a column for every field
                """
        )
    }
}
