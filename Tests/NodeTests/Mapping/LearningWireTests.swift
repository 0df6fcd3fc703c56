import Learning
import Testing
import Wire

@testable import Node

@Suite struct LearningWireTests {
    private let task = LearningTask(
        name: "sightings",
        fields: [
            Field(name: "note", kind: .text), Field(name: "speed", kind: .number),
            Field(name: "motion", kind: .category),
            Field(
                name: "shape",
                kind: .image(ImageShape(width: 2, height: 1, channels: 1, maximum: 255))),
        ], classes: ["fox", "wolf"], target: .accuracy(0.95))

    @Test func fieldsComeBackAsTheyWent() throws {
        let fields: [String: FieldContent] = [
            "note": .text("by the creek"), "speed": .number(1.5), "shape": .pixels([1, 2]),
        ]

        let input = try task.input(from: fields)

        #expect(input.values == [.text("by the creek"), .number(1.5), nil, .image([1, 2])])
        #expect(task.contents(of: input) == fields)
    }

    @Test func anUnknownFieldIsNamedWithTheKnownOnes() {
        #expect(
            throws: NodeError(
                .invalid,
                "task sightings has no field \"notes\"; its fields are note, speed, motion, shape")
        ) {
            try task.input(from: ["notes": .text("x")])
        }
    }

    @Test func aWrongKindIsNamed() {
        #expect(
            throws: NodeError(
                .invalid, "field \"shape\" of task sightings is an image of 2×1, grey, not text")
        ) {
            try task.input(from: ["shape": .text("x")])
        }
    }

    @Test func previewIsOneLineOfTextFirst() {
        let input = Input(values: [.text("two\n lines"), .number(2.0), .category("running"), nil])

        #expect(Preview.text(of: input, task: task) == "two lines speed=2 motion=running")
    }
}
