import Foundation
import Learning
import Node
import Testing

struct RowWriterTests {
    private func export(
        _ rows: [Row], _ format: RowWriter.Format, _ task: LearningTask
    ) -> [UInt8] {
        let writer = RowWriter(format, task: task)
        var bytes: [UInt8] = []
        writer.appendHeader(to: &bytes)
        for row in rows { writer.append(row.input, className: row.className, to: &bytes) }
        return bytes
    }

    @Test func csvQuotesOnlyWhatNeedsIt() {
        let rows = [
            Row(
                line: 1,
                input: Input(values: [
                    .text("a, \"b\""), .number(1), .category(""), .image([0, 1]),
                ]),
                className: "c"),
            Row(line: 2, input: Input(values: [.text("plain"), nil, nil, nil])),
        ]

        #expect(
            String(decoding: export(rows, .csv, makeMixedTask()), as: UTF8.self) == """
                note,speed,zone,image,label
                "a, ""b""\",1.0,"",AAE=,c
                plain,,,,

                """)
    }

    @Test func jsonlLeavesOutWhatIsMissing() {
        let rows = [
            Row(
                line: 1,
                input: Input(values: [.text("a\"\n\u{1}é"), .number(1e300), nil, .image([0, 1])]),
                className: "c"),
            Row(line: 2, input: Input(values: [nil, nil, nil, nil])),
        ]

        #expect(
            String(decoding: export(rows, .jsonl, makeMixedTask()), as: UTF8.self) == #"""
                {"note":"a\"\n\u0001é","speed":1e+300,"image":"AAE=","label":"c"}
                {}

                """#)
    }

    @Test func jsonlIsWhatFoundationReads() throws {
        let text = "\u{0}\u{1F}\"\\/\u{7F}\u{2028}😀\r\n"
        let row = Row(line: 1, input: Input(values: [.text(text), .number(-0.1), nil, nil]))

        let object = try JSONSerialization.jsonObject(
            with: Data(export([row], .jsonl, makeMixedTask())))

        let dictionary = try #require(object as? [String: Any])
        #expect(dictionary["note"] as? String == text)
        #expect(dictionary["speed"] as? Double == -0.1)
    }

    @Test func aNumberThatIsNotFiniteIsLeftOut() {
        let rows = [Double.nan, .infinity, -.infinity].map { number in
            Row(line: 1, input: Input(values: [nil, .number(number), nil, nil]), className: "c")
        }

        for format in RowWriter.Format.allCases {
            let reading = Reading(
                export(rows, format, makeMixedTask()), RowFormat(rawValue: format.rawValue),
                makeMixedTask())
            #expect(
                reading.inputs == [
                    [nil, nil, nil, nil], [nil, nil, nil, nil], [nil, nil, nil, nil],
                ])
        }
    }

    @Test(arguments: RowWriter.Format.allCases, 0..<20)
    func importingAnExportGivesTheSameRows(format: RowWriter.Format, seed: UInt64) {
        var random = RandomRows(seed: seed)
        let task = random.task()
        let rows = (0..<200).map { random.row(of: task, line: $0) }

        let exported = export(rows, format, task)
        let reading = Reading(exported, RowFormat(rawValue: format.rawValue), task)

        #expect(reading.error == nil)
        #expect(reading.bad == [])
        #expect(reading.inputs == rows.map(\.input.values))
        #expect(reading.classNames == rows.map(\.className))
        // Strings that differ only in their normal form are equal, their bytes are not.
        #expect(export(reading.rows, format, task) == exported)
    }
}
