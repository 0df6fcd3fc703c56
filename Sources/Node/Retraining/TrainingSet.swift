internal import Learning
internal import Store
internal import Wire

/// All examples of a task as a job takes them: the one side to train on, the other held out.
struct TrainingSet {
    var training: [TrainingExample] = []
    /// The store's ids of those to train on, rising.
    private var ids: [Int64] = []
    var heldOut: [TrainingExample] = []
    var sources: [StoredExample.Source: Int] = [:]
    /// The store's mark that names these very examples for good.
    var mark: Int64 = 0

    /// Reads every example from a snapshot; nothing that writes waits for it.
    init(task name: String, store: Store) throws {
        var training: [TrainingExample] = []
        var ids: [Int64] = []
        var heldOut: [TrainingExample] = []
        var sources: [StoredExample.Source: Int] = [:]
        mark = try store.forEachExample(task: name) { stored in
            let example = TrainingExample(
                input: try Input(decoding: stored.payload), label: stored.classIndex,
                weight: Float(stored.weight))
            if stored.isHeldOut {
                heldOut.append(example)
            } else {
                training.append(example)
                ids.append(stored.id)
            }
            sources[stored.source, default: 0] += 1
        }
        (self.training, self.ids, self.heldOut, self.sources) = (training, ids, heldOut, sources)
    }

    var count: Int { training.count + heldOut.count }

    /// How many of the training examples, the last ones, came after a mark.
    func trainingCount(since mark: Int64) -> Int {
        ids.count - (ids.firstIndex { $0 > mark } ?? ids.count)
    }

    /// Training examples by class.
    func classCounts(_ classCount: Int) -> [Int] {
        var counts = Array(repeating: 0, count: classCount)
        for example in training where counts.indices.contains(example.label) {
            counts[example.label] += 1
        }
        return counts
    }

    var sourceCounts: [SourceCount] {
        StoredExample.Source.allCases.compactMap { source in
            sources[source].map { SourceCount(source: ExampleSource(source), count: $0) }
        }
    }
}
