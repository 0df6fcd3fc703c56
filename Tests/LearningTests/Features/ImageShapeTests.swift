import Learning
import Testing

/// Images of every allowed extreme: learned, coded and found again.
@Suite struct ImageShapeTests {
    @Test(arguments: [
        ImageShape(width: 1, height: 1, channels: 1, maximum: 1),
        ImageShape(width: 64, height: 1, channels: 1, maximum: 255),
        ImageShape(width: 5, height: 31, channels: 3, maximum: 16),
        ImageShape(width: 64, height: 64, channels: 3, maximum: 255),
    ])
    func `bright and dark are told apart`(shape: ImageShape) throws {
        let task = LearningTask(
            name: "light", fields: [Field(name: "image", kind: .image(shape))],
            classes: ["dark", "bright left"], target: .accuracy(0.9))
        let examples = (0..<6).map { makeExample(shape, label: $0 % 2) }

        let model = try Trainer(task: task, seed: 1).train(examples)

        #expect(accuracy(of: model, on: examples) == 1)
        let read = try Artifact.decode(Artifact.encode(model))
        #expect(read.predict(examples[1].input) == model.predict(examples[1].input))
        #expect(model.predict(Input(values: [.image([])])) == .malformed)
    }

    private func makeExample(_ shape: ImageShape, label: Int) -> TrainingExample {
        let pixels = (0..<shape.byteCount).map { index -> UInt8 in
            let x = index / shape.channels % shape.width
            return label == 1 && x <= shape.width / 2 ? UInt8(shape.maximum) : 0
        }
        return TrainingExample(input: Input(values: [.image(pixels)]), label: label)
    }
}
