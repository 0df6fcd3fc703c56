import Learning

/// The dot products of a training and nothing else: every example's features times its rows of
/// weights, written as plainly as can be.
///
/// A text's features are found as a reader of the trainer would expect: words, pairs of words, and
/// two to five characters of each word; what only one of many texts has gets no row. Other inputs
/// are taken as dense in all of the model's rows.
struct PlainPass {
    private var offsets = [0]
    private var rows: [Int] = []
    private var values: [Float] = []
    private let weights: [Float]
    private let classCount: Int

    init(_ data: TrainingData, rowCount: Int) {
        classCount = data.task.classes.count
        let features = Self.features(data, rowCount: rowCount)
        for list in features {
            rows += list
            offsets.append(rows.count)
        }
        values = rows.map { Float($0 % 7) * 0.1 }
        weights = (0..<((rows.max() ?? 0) + 1) * classCount).map { Float($0 % 11) * 0.01 }
    }

    /// Goes through all examples once; returns a sum, so that nothing can be left out.
    func run() -> Float {
        var logits = [Float](repeating: 0, count: classCount)
        var sum: Float = 0
        for example in 0..<(offsets.count - 1) {
            for index in offsets[example]..<offsets[example + 1] {
                let first = rows[index] * classCount
                let value = values[index]
                for label in 0..<classCount { logits[label] += weights[first + label] * value }
            }
            for label in 0..<classCount {
                sum += logits[label]
                logits[label] = 0
            }
        }
        return sum
    }

    private static func features(_ data: TrainingData, rowCount: Int) -> [[Int]] {
        let found: [Set<Substring>?] = data.examples.map { example in
            guard case .text(let text) = example.input.values.first else { return nil }
            return grams(text)
        }
        var counts: [Substring: Int] = [:]
        for gram in found.compactMap(\.self).joined() { counts[gram, default: 0] += 1 }
        let least = data.examples.count > 1000 ? 2 : 1
        var rows: [Substring: Int] = [:]
        for (gram, count) in counts where count >= least { rows[gram] = rows.count }
        return found.map { grams in
            grams.map { $0.compactMap { rows[$0] } } ?? Array(0..<rowCount)
        }
    }

    private static func grams(_ text: String) -> Set<Substring> {
        var grams: Set<Substring> = []
        var previous: Substring = ""
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            grams.insert("w \(word)")
            if !previous.isEmpty { grams.insert("w \(previous) \(word)") }
            previous = word
            let spaced = Array(" \(word) ")
            for start in spaced.indices {
                for length in 2...5 where start + length <= spaced.count {
                    grams.insert(Substring(spaced[start..<start + length]))
                }
            }
        }
        return grams
    }
}
