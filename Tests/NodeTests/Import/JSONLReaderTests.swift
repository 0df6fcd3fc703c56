import Learning
import Node
import Testing

struct JSONLReaderTests {
    @Test func everyKindOfFieldIsRead() {
        let reading = Reading(
            """
            {"note": "by the pond", "speed": 1.2, "zone": "z", "image": "AAE=", "label": "heron"}
            { "label":null,"image" : [0, 255],"zone":null , "speed":-3e2 }
            {"image": {"pixels": "AAE="}}
            {"image": {"pixels" : [1,2]}, "label": 7}
            {}
            """, .jsonl, makeMixedTask())

        #expect(
            reading.inputs == [
                [.text("by the pond"), .number(1.2), .category("z"), .image([0, 1])],
                [nil, .number(-300), nil, .image([0, 255])],
                [nil, nil, nil, .image([0, 1])], [nil, nil, nil, .image([1, 2])],
                [nil, nil, nil, nil],
            ])
        #expect(reading.classNames == ["heron", nil, nil, "7", nil])
        #expect(reading.rows.map(\.line) == [1, 2, 3, 4, 5])
        #expect(reading.bad.isEmpty && reading.error == nil)
    }

    @Test(arguments: [
        (#"a\"\\\/\b\f\n\r\tz"#, "a\"\\/\u{8}\u{C}\n\r\tz"),
        (#"\u00e9\u4E2d"#, "é中"), (#"\ud83d\uDE00!"#, "😀!"), ("é中😀", "é中😀"), (#"\u0000"#, "\0"),
        ("", ""),
    ])
    func escapesAreResolved(json: String, text: String) {
        let reading = Reading(#"{"note": "\#(json)"}"#, .jsonl, makeMixedTask())

        #expect(reading.inputs.map(\.first) == [.text(text)])
    }

    @Test func namesMayHoldEscapesToo() {
        #expect(
            Reading(#"{"n\u006fte": "a"}"#, .jsonl, makeMixedTask()).inputs.map(\.first)
                == [.text("a")])
    }

    @Test func windowsLineEndsBlankLinesAndAByteOrderMarkAreSkipped() {
        let reading = Reading(
            "\u{FEFF}{\"note\":\"a\"}\r\n\r\n   \n{\"note\":\"b\"}", .jsonl, makeMixedTask())

        #expect(reading.inputs.map(\.first) == [.text("a"), .text("b")])
        #expect(reading.rows.map(\.line) == [1, 4])
    }

    @Test(arguments: [
        (#"{"nite": 1}"#, #""nite" is no field; did you mean note?"#),
        (#"{"colour": 1}"#, #""colour" is no field; the task has note, speed, zone, image, label"#),
        (#"{"note": "a", "note": "b"}"#, "note twice"),
        (#"{"speed": "1.2"}"#, "speed: text stands here; write the number without quotes"),
        (#"{"speed": fast}"#, #"speed: column 11: expected a number, found "fast}""#),
        (#"{"speed": 1.2.3}"#, #"speed: "1.2.3" is not a number"#),
        (#"{"speed": 1e999}"#, #"speed: "1e999" is not a number"#),
        (#"{"speed": NaN}"#, #"speed: column 11: expected a number, found "NaN}""#),
        (#"{"note": 7}"#, #"note: column 10: expected text in quotes, found "7}""#),
        (#"{"zone": true}"#, #"zone: column 10: expected text in quotes, found "true}""#),
        (#"{"label": true}"#, #"label: column 11: expected a number, found "true}""#),
        (#"{"image": 7}"#, #"image: an image is base64, an array of numbers or {"pixels": …}"#),
        (
            #"{"image": {"bytes": ""}}"#,
            #"image: an image is base64, an array of numbers or {"pixels": …}"#
        ),
        (#"{"image": [1]}"#, "image: 1 values, but an image of 2×1 grey pixels needs 2"),
        (
            #"{"image": [1, 256]}"#,
            "image: a pixel is 256.0, but pixels are whole numbers from 0 to 255"
        ),
        (
            #"{"image": [1, 0.5]}"#,
            "image: a pixel is 0.5, but pixels are whole numbers from 0 to 255"
        ),
        (#"{"image": "A"}"#, #"image: "A" is not a number"#),
        (#"{"image": [1, 2"#, "image: the line ends where ] is expected"),
        (#"{"note": "a" "zone": "b"}"#, #"column 14: expected }, found ""zone": "b"}""#),
        (#"{"note": "a"} x"#, #"column 15: expected the end of the line, found "x""#),
        (#"{"note" "a"}"#, #"column 9: expected :, found ""a"}""#),
        (#"{note: "a"}"#, #"column 2: expected a name in quotes, found "note: "a"}""#),
        (#"{"note": "a""#, "the line ends where } is expected"),
        (#"{"note": "a"#, "note: column 10: the string has no closing quote"),
        (#"{"note": "a\"}"#, "note: column 10: the string has no closing quote"),
        (#"{"note": "a\"#, "note: column 12: an unknown escape"),
        (#"{"note": "\q"}"#, "note: column 11: an unknown escape"),
        (#"{"note": "\u12"}"#, #"note: column 11: \u needs four hexadecimal digits"#),
        (#"{"note": "\ud83d"}"#, "note: column 11: half a surrogate pair"),
        (#"{"note": "\ud83d\u0041"}"#, "note: column 11: half a surrogate pair"),
        (#"{"note": "\ude00"}"#, "note: column 11: half a surrogate pair"),
        (
            "{\"note\": \"a\tb\"}",
            "note: column 12: byte 9 must be written as an escape in a string"
        ),
        ("7", #"column 1: expected {, found "7""#),
    ])
    func aBadRowSaysWhatIsWrongAndTheNextGoesIn(json: String, reason: String) {
        let reading = Reading("{\"note\": \"ok\"}\n\(json)\n{}", .jsonl, makeMixedTask())

        #expect(reading.rows.map(\.line) == [1, 3])
        #expect(reading.bad == ["line 2: \(reason)"])
        #expect(reading.error == nil)
    }

    @Test func bytesThatAreNotUTF8MakeABadRow() {
        let bytes = Array("{\"note\": \"a".utf8) + [0xED, 0xA0, 0x80] + Array("\"}\n{}".utf8)

        let reading = Reading(bytes, .jsonl, makeMixedTask())

        #expect(reading.rows.map(\.line) == [2])
        #expect(reading.bad == ["line 1: note: byte 2 is not UTF-8"])
    }

    @Test func aWholeArrayIsRefusedWithTheWayToLines() {
        #expect(
            Reading("[{\"note\": \"a\"}]", .jsonl, makeMixedTask()).error
                == """
                x:1: the file is one JSON array; fix: write one object a line, as jq -c '.[]' \
                does
                """
        )
    }

    @Test func aRowThatIsTooLongEndsTheReading() {
        let text = "{}\n{\"note\": \"" + String(repeating: "a", count: 200_000) + "\"}"

        let reading = Reading { () throws(ImportError) in
            try JSONLReader(
                ByteSource(Array(text.utf8), name: "x"), task: makeMixedTask(),
                longestRow: 150_000)
        }

        #expect(reading.rows.map(\.line) == [1])
        #expect(
            reading.error == """
                x:2: the row that begins on this line is longer than 150000 bytes; fix: write one \
                object a line
                """)
        #expect(Reading(text, .jsonl, makeMixedTask()).rows.count == 2)
    }

    @Test func rowsMayLieAcrossAnyChunkBoundary() {
        let row = "{\"note\": \"" + String(repeating: "é\\u00e9", count: 700) + "\"}\r\n"

        let reading = Reading(String(repeating: row, count: 200), .jsonl, makeMixedTask())

        #expect(reading.rows.count == 200)
        #expect(Set(reading.rows.map { String(describing: $0.input) }).count == 1)
        #expect(reading.bad.isEmpty && reading.error == nil)
    }
}
