import Learning
import Testing

@Suite struct LearningTaskCheckTests {
    private let task = LearningTask(
        name: "ranger",
        fields: [
            Field(name: "note", kind: .text), Field(name: "speed", kind: .number),
            Field(name: "time", kind: .category),
            Field(
                name: "view",
                kind: .image(ImageShape(width: 2, height: 1, channels: 3, maximum: 16))),
        ],
        classes: ["fox", "owl"], target: .accuracy(0.9))

    @Test func `an input that fits passes, missing or not`() throws {
        let image = FieldValue.image([0, 1, 2, 3, 4, 16])
        try task.check(
            Input(values: [.text("x"), .number(1), .category("night"), image]))
        try task.check(Input(values: [nil, nil, nil, nil]))
    }

    @Test(
        arguments: [
            (
                [nil],
                "the input has 1 values, the task “ranger” has 4 fields: "
                    + "give one value per field, nil where it is missing"
            ),
            (
                [.number(1), nil, nil, nil],
                "the field “note” holds a number, a text is expected: give a text or leave the field out"
            ),
            (
                [nil, nil, .image([]), nil],
                "the field “time” holds an image, a category is expected: "
                    + "give a category or leave the field out"
            ),
            (
                [nil, .number(.nan), nil, nil],
                "the field “speed” holds nan, a finite number is expected: "
                    + "give one or leave the field out"
            ),
            (
                [nil, nil, nil, .image([1, 2])],
                "the image in the field “view” has 2 bytes, 2×1 pixels of 3 are 6: "
                    + "scale it to that size and those channels"
            ),
            (
                [nil, nil, nil, .image([0, 0, 0, 17, 0, 200])],
                "the image in the field “view” has 17 at byte 3, 16 is the brightest: "
                    + "scale its values to 0...16"
            ),
        ] as [([FieldValue?], String)])
    func `a misfit names the field, what was found and what to do`(
        values: [FieldValue?], message: String
    ) {
        let error = #expect(throws: InputError.self) { try task.check(Input(values: values)) }

        #expect(error?.description == message)
    }
}
