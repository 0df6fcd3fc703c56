import Learning

/// A text task of 150 classes that a seed makes: each class has topic words of its own, drawn from
/// a pool that neighbours share, among words that all use.
struct SyntheticTask {
    struct Row {
        var text: String
        var label: Int
    }

    static let name = "synthetic"
    static let classCount = 150
    private static let topicWords = 20
    private static let poolWords = 1_500
    private static let commonWords = 400
    private static let topicShare = 40

    let task: LearningTask
    private let common: [String]
    private let topics: [[String]]
    private var generator: SeededGenerator

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: 150)
        let pool = (0..<Self.poolWords).map { _ in Self.word(&generator) }
        common = (0..<Self.commonWords).map { _ in Self.word(&generator) }
        topics = (0..<Self.classCount).map { _ in
            (0..<Self.topicWords).map { _ in pool[generator.next(below: pool.count)] }
        }
        task = LearningTask(
            name: Self.name, fields: [Field(name: "text", kind: .text)],
            classes: (0..<Self.classCount).map { "class_\($0)" }, target: .accuracy(0.9))
        self.generator = SeededGenerator(seed: seed)
    }

    /// Returns the next row: six to fourteen words.
    mutating func row() -> Row {
        let label = generator.next(below: Self.classCount)
        let count = 6 + generator.next(below: 9)
        let words = (0..<count).map { _ in
            generator.next(below: 100) < Self.topicShare
                ? topics[label][generator.next(below: Self.topicWords)]
                : common[generator.next(below: Self.commonWords)]
        }
        return Row(text: words.joined(separator: " "), label: label)
    }

    mutating func rows(_ count: Int) -> [Row] {
        (0..<count).map { _ in row() }
    }

    /// Returns a text of words that no class uses, which a model cannot be sure of.
    mutating func strangeText() -> String {
        (0..<6).map { _ in
            String((0..<7).map { _ in Self.strange[generator.next(below: Self.strange.count)] })
        }.joined(separator: " ")
    }

    private static let strange = Array("0123456789#%&@$§")
    private static let consonants = Array("bdfghklmnprstvwz")
    private static let vowels = Array("aeiou")

    private static func word(_ generator: inout SeededGenerator) -> String {
        var word = ""
        for _ in 0..<(2 + generator.next(below: 3)) {
            word.append(consonants[generator.next(below: consonants.count)])
            word.append(vowels[generator.next(below: vowels.count)])
        }
        return word
    }
}
