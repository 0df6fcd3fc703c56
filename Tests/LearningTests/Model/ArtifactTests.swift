import Learning
import Testing

@Suite struct ArtifactTests {
    private let model: Model
    private let bytes: [UInt8]

    init() throws {
        model = try Self.made.get()
        bytes = Artifact.encode(model)
    }

    private static let made = Result { try makeModel() }

    /// A model of every kind of field and of two layers.
    private static func makeModel() throws -> Model {
        let shape = ImageShape(width: 4, height: 3, channels: 1, maximum: 16)
        let task = LearningTask(
            name: "ranger",
            fields: [
                Field(name: "note", kind: .text), Field(name: "speed", kind: .number),
                Field(name: "time", kind: .category), Field(name: "view", kind: .image(shape)),
            ],
            classes: ["fox", "eagle owl"], target: .accuracy(0.9))
        let examples = (0..<8).map { index in
            TrainingExample(
                input: Input(values: [
                    .text("a \(index)"), .number(Double(index)),
                    index < 4 ? nil : .category("night"),
                    .image((0..<12).map { UInt8(($0 * (index + 3)) % 17) }),
                ]), label: index % 2)
        }
        let trainer = Trainer(task: task, seed: 1)
        let base = try trainer.train(examples)
        return try trainer.train(Array(examples.prefix(3)), base: base.layers)
            .calibrated(temperature: 1.25)
    }

    @Test func `a model comes back from its bytes`() throws {
        let read = try Artifact.decode(bytes)

        #expect(read.classes == model.classes)
        #expect(read.layers == model.layers)
        #expect(read.temperature == 1.25)
        #expect(Artifact.encode(read) == bytes)
    }

    @Test func `bytes cut short are refused`() {
        for count in stride(from: 0, to: bytes.count, by: 97) {
            #expect(throws: ArtifactError.self) { try Artifact.decode(Array(bytes.prefix(count))) }
        }
    }

    @Test func `one changed bit is found`() {
        for index in stride(from: 0, to: bytes.count, by: 101) {
            var changed = bytes
            changed[index] ^= 4
            #expect(throws: ArtifactError.self) { try Artifact.decode(changed) }
        }
    }

    /// Bytes whose checksum fits but whose content was made up: refused, or a model that answers.
    @Test func `hostile bytes never trap`() {
        var generator = SeededGenerator(seed: 7)
        let input = Input(values: [
            .text("a"), .number(1), nil, .image([UInt8](repeating: 1, count: 12)),
        ])
        for _ in 0..<300 {
            var changed = bytes
            for _ in 0..<3 {
                let place = 20 + generator.next(below: min(400, bytes.count - 20))
                changed[place] = UInt8(generator.next(below: 256))
            }
            if generator.next(below: 3) == 0 { changed.removeLast(generator.next(below: 500)) }
            guard let model = try? Artifact.decode(signed(changed)) else {
                // Refused, as it should be.
                continue
            }
            if case .probabilities(let probabilities) = model.predict(input) {
                #expect(probabilities.allSatisfy { $0.isFinite })
            }
        }
    }

    @Test(
        arguments: [
            (0, [0x20], "the bytes are no model of tideline: they do not begin with “TIDELINE”"),
            (
                8, [5],
                "the model has format version 5, this program reads 1 to 4: "
                    + "use the version of tideline that wrote it or a newer one"
            ),
            (
                12, [0, 0, 0, 0, 0, 0, 0, 0],
                "the model is damaged: its checksum does not match: fetch or train it again"
            ),
        ] as [(Int, [UInt8], String)])
    func `a refusal names the reason`(place: Int, new: [UInt8], message: String) {
        var changed = bytes
        changed.replaceSubrange(place..<place + new.count, with: new)

        let error = #expect(throws: ArtifactError.self) { try Artifact.decode(changed) }

        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            (20, [0, 0, 0, 0], "its temperature is not above 0"),
            (20, [0, 0, 0xc0, 0x7f], "its temperature is not above 0"),
            (24, [0xff, 0xff, 0xff, 0xff, 0x7f], "it ends too early"),
        ] as [(Int, [UInt8], String)])
    func `a signed lie is refused with the reason`(place: Int, new: [UInt8], reason: String) {
        var changed = bytes
        changed.replaceSubrange(place..<place + new.count, with: new)

        let error = #expect(throws: ArtifactError.self) { try Artifact.decode(signed(changed)) }

        #expect(error == .damaged(reason))
    }

    /// The bytes with the checksum that fits them.
    private func signed(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 20 else { return bytes }
        let sum = Artifact.checksum(of: bytes[20...], version: UInt32(bytes[8]))
        let stored = (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
        return bytes[..<12] + stored + bytes[20...]
    }
}
