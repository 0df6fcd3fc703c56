import Learning
import Node
import Testing

struct CSVReaderTests {
    private func makeTask() -> LearningTask {
        LearningTask(
            name: "t",
            fields: [Field(name: "note", kind: .text), Field(name: "speed", kind: .number)],
            classes: [], target: .accuracy(0.9))
    }

    @Test func aHeaderNamesTheColumnsInAnyOrder() {
        let reading = Reading("label,speed,note\na,1.5,by the pond\nb,-2,x\n", .csv, makeTask())

        #expect(
            reading.inputs == [[.text("by the pond"), .number(1.5)], [.text("x"), .number(-2)]])
        #expect(reading.classNames == ["a", "b"])
        #expect(reading.rows.map(\.line) == [2, 3])
        #expect(reading.bad.isEmpty && reading.error == nil)
    }

    @Test func everyKindOfFieldIsRead() {
        let reading = Reading(
            "image,zone,speed,note,label\nAAE=,z,1,n,c\n0 255,z,1,n,c\n", .csv, makeMixedTask())

        #expect(
            reading.inputs == [
                [.text("n"), .number(1), .category("z"), .image([0, 1])],
                [.text("n"), .number(1), .category("z"), .image([0, 255])],
            ])
    }

    @Test func aLonePixelIsANumber() {
        let task = makeMixedTask(
            image: ImageShape(width: 1, height: 1, channels: 1, maximum: 255))

        #expect(
            Reading("image,label\n7,\nBw==,\n", .csv, task).inputs.map(\.last) == [
                .image([7]), .image([7]),
            ])
    }

    @Test func quotesHoldCommasQuotesAndLineEnds() {
        let reading = Reading(
            "note,speed\r\n\"a,\"\"b\"\"\r\n\nc\",1\r\n\"\"\"\",2\r\n5\" pipe,3", .csv, makeTask())

        #expect(
            reading.inputs == [
                [.text("a,\"b\"\r\n\nc"), .number(1)], [.text("\""), .number(2)],
                [.text("5\" pipe"), .number(3)],
            ])
        #expect(reading.rows.map(\.line) == [2, 5, 6])
        #expect(reading.bad.isEmpty && reading.error == nil)
    }

    @Test func anEmptyCellIsMissingAndAnEmptyTextIsQuoted() {
        let reading = Reading(
            "note,speed,label\n,,\n\"\",\"\",\"\"\n", .csv, makeTask())

        #expect(reading.inputs == [[nil, nil], [.text(""), nil]])
        #expect(reading.classNames == [nil, nil])
    }

    @Test func aByteOrderMarkAndBlankLinesAreSkipped() {
        let reading = Reading("\u{FEFF}note,speed\n\n\r\na,1\n\n", .csv, makeTask())

        #expect(reading.inputs == [[.text("a"), .number(1)]])
        #expect(reading.rows.map(\.line) == [4])
    }

    @Test func aLastColumnBehindAllFieldsIsTheClass() {
        #expect(Reading("speed,note,animal\n1,a,fox\n", .csv, makeTask()).classNames == ["fox"])
        #expect(
            Reading("speed,animal\n1,fox\n", .csv, makeTask()).error
                == "x:1: the column \"animal\" is no field of the task; "
                + "fix: the task has note, speed, label")
    }

    @Test func badRowsAreReportedAndTheOthersGoIn() {
        let text = """
            note,speed,label
            a,fast,c
            b,1,c
            c,1
            "d"x,1,c
            "e
            ",1,2,3
            f,1e999,c
            g,2,c
            """

        let reading = Reading(text, .csv, makeTask())

        #expect(reading.rows.map(\.line) == [3, 9])
        #expect(
            reading.bad == [
                "line 2: speed: \"fast\" is not a number",
                "line 4: 2 values, but the header names 3 columns",
                "line 5: text follows a closing quote; double every quote that belongs to the text",
                "line 6: 4 values, but the header names 3 columns",
                "line 8: speed: \"1e999\" is not a number",
            ])
        #expect(reading.error == nil)
    }

    @Test(arguments: [
        ("1 2 3", "image: 3 values, but an image of 2×1 grey pixels needs 2"),
        ("AAAA", "image: 3 values, but an image of 2×1 grey pixels needs 2"),
        ("1 17", "image: a pixel is 17.0, but pixels are whole numbers from 0 to 16"),
        ("1 x", "image: \"x\" is not a number"),
        ("ABE=", "image: a pixel is 17, but the field's maximum is 16"),
        ("A*E=", "image: \"A*E=\" is neither base64 nor pixels with spaces between them"),
        ("AAAAA", "image: \"AAAAA\" is neither base64 nor pixels with spaces between them"),
    ])
    func aWrongImageSaysWhatIsWrong(cell: String, reason: String) {
        let task = makeMixedTask(image: ImageShape(width: 2, height: 1, channels: 1, maximum: 16))

        #expect(Reading("image,label\n\(cell),c\n", .csv, task).bad == ["line 2: \(reason)"])
    }

    @Test func bytesThatAreNotUTF8MakeABadRow() {
        let bytes = Array("note,speed\na".utf8) + [0xC3, 0xA9, 0xFF] + Array("x,1\nb,2\n".utf8)

        let reading = Reading(bytes, .csv, makeTask())

        #expect(reading.inputs == [[.text("b"), .number(2)]])
        #expect(reading.bad == ["line 2: note: byte 4 is not UTF-8"])
    }

    @Test(arguments: [
        (
            "",
            """
            x:1: the file is empty; fix: begin it with a line that names the columns, as in \
            note,speed,label
            """
        ),
        (
            "note,sped\n",
            "x:1: the column \"sped\" is no field of the task; fix: did you mean speed?"
        ),
        ("note,note\n", "x:1: the header names the column note twice; fix: remove one of the two"),
        (
            "label\na\n",
            "x:1: the header names no field of the task; fix: the task has note, speed, label"
        ),
        (
            "note;speed\n",
            "x:1: the header's columns are not divided by commas; fix: write the file with commas"
        ),
        (
            "\"note\"x\n",
            """
            x:1: text follows a closing quote; double every quote that belongs to the text; \
            fix: correct the header
            """
        ),
        (
            "note,speed\na,1\n\nb,\"c\n",
            """
            x:4: a quote is opened on this line and never closed; fix: close it, and double \
            every quote that belongs to the text
            """
        ),
    ])
    func aBrokenFileIsOneErrorWithItsLine(text: String, message: String) {
        #expect(Reading(text, .csv, makeTask()).error == message)
    }

    @Test func whatComesBeforeAnUnclosedQuoteIsGood() {
        #expect(Reading("note,speed\na,1\n\"b,2\nc,3\n", .csv, makeTask()).rows.map(\.line) == [2])
    }

    @Test(
        arguments: [
            ([0x1F, 0x8B, 8], "x, byte 0: the file is compressed; fix: unpack it with gunzip"),
            (
                [0x50, 0x4B, 3, 4],
                """
                x, byte 0: the file is an archive or a spreadsheet; fix: unpack it, or save it \
                as CSV
                """
            ),
        ] as [([UInt8], String)])
    func aFileThatIsNoTextIsRefused(bytes: [UInt8], message: String) {
        #expect(Reading(bytes, .csv, makeTask()).error == message)
        #expect(Reading(bytes, .jsonl, makeTask()).error == message)
    }

    @Test func aHeaderInAnotherEncodingIsRefused() {
        #expect(
            Reading([0xFF, 0xFE, 0x61, 0], .csv, makeTask()).error
                == "x, byte 0: the file is UTF-16; fix: save it as UTF-8")
        #expect(
            Reading([0xE9, 0x2C, 0x61, 0x0A], .csv, makeTask()).error
                == "x:1: the header is not UTF-8; fix: save the file as UTF-8")
    }

    @Test func aRowThatIsTooLongEndsTheReading() {
        let text = "note,speed\na,1\n\"" + String(repeating: "a", count: 200_000) + "\",1\n"

        let reading = Reading { () throws(ImportError) in
            try CSVReader(
                ByteSource(Array(text.utf8), name: "x"), task: makeTask(), longestRow: 150_000)
        }

        #expect(reading.rows.map(\.line) == [2])
        #expect(
            reading.error == """
                x:3: the row that begins on this line is longer than 150000 bytes; fix: look for \
                a quote that is not closed
                """)
        #expect(Reading(text, .csv, makeTask()).rows.count == 2)
    }

    @Test func rowsMayLieAcrossAnyChunkBoundary() {
        let row = "\"" + String(repeating: "é,\"\"\n", count: 500) + "\",1\r\n"
        let count = 300

        let reading = Reading(
            "note,speed\r\n" + String(repeating: row, count: count), .csv, makeTask())

        #expect(reading.rows.count == count)
        #expect(Set(reading.rows.map { String(describing: $0.input) }).count == 1)
        #expect(reading.bad.isEmpty && reading.error == nil)
    }

    @Test(arguments: [
        "0", "-0", "7", "+7", "3.25", ".5", "5.", "1e3", "1E-3", "-1.5e+2", " 12 ", "0.1",
        "123456789012345",
        "9007199254740993", "0.30000000000000004", "5e-324", "1.7976931348623157e308", "1e22",
        "1e23",
        "100000000000000000000000000", "0.000000000000000000000000000001", "00012.50", "1e-400",
    ])
    func numbersAreReadExactly(text: String) {
        let trimmed = text.trimmingPrefix(while: { $0 == " " }).split(separator: " ").first ?? ""
        let expected = Double(String(trimmed))

        let values = Reading("speed,note\n\(text),\n", .csv, makeTask()).inputs

        #expect(values == [[nil, expected.map { .number($0) }]])
    }

    @Test(arguments: ["nan", "inf", "0x10", "1,5", "1e", "e5", ".", "-", "1 2", "١"])
    func whatIsNoDecimalNumberIsRefused(text: String) {
        let reading = Reading("speed,note\n\"\(text)\",\n", .csv, makeTask())

        #expect(reading.bad == ["line 2: speed: \"\(text)\" is not a number"])
    }
}
