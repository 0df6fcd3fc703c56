import Foundation
import Learning

/// A labelled set divided as the peers divide it: what the edge begins with, and what arrives.
///
/// The rows that `holdout.json` names, from which the peers choose their thresholds, are left out:
/// the edge is given no labelled rows but its first.
struct CascadeData {
    /// What the edge begins with.
    enum Start: String, CaseIterable {
        case tenth = "a tenth of the rows"
        case fifthOfHalf = "a fifth of half the classes"

        /// Whether a row is the edge's; `place` counts the rows of its class.
        fileprivate func has(class index: Int, place: Int) -> Bool {
            switch self {
            case .tenth: place % 10 == 0
            case .fifthOfHalf: index % 2 == 0 && place % 5 == 0
            }
        }
    }

    let task: LearningTask
    let examples: [TrainingExample]
    let test: [StreamedRow]
    private let rows: [StreamedRow]
    private let leftOut: Set<Int>

    init(folder: String) throws {
        let data = try TrainingData("cascade", texts: folder + "/train.jsonl")
        var task = data.task
        task.target = .accuracy(0.95)
        self.task = task
        examples = data.examples
        rows = try StreamedRow.read(folder + "/train.jsonl", of: task)
        test = try StreamedRow.read(folder + "/test.jsonl", of: task)
        let path = folder + "/holdout.json"
        leftOut =
            FileManager.default.fileExists(atPath: path)
            ? Set(
                try JSONDecoder().decode(
                    [Int].self, from: Data(contentsOf: URL(fileURLWithPath: path))))
            : []
    }

    /// Returns the rows that the edge begins with, and those that arrive, both in random order.
    func divided(_ start: Start, seed: UInt64) -> (own: [StreamedRow], arriving: [StreamedRow]) {
        var order = rows.indices.filter { !leftOut.contains($0) }
        var generator = SeededGenerator(seed: seed)
        generator.shuffle(&order)
        var places: [Int: Int] = [:]
        return order.reduce(into: (own: [], arriving: [])) { parts, number in
            let row = rows[number]
            let index = row.truth.flatMap { task.classes.firstIndex(of: $0) } ?? 0
            if start.has(class: index, place: places[index, default: 0]) {
                parts.own.append(row)
            } else {
                parts.arriving.append(row)
            }
            places[index, default: 0] += 1
        }
    }
}
