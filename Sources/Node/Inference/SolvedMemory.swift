internal import Learning
internal import Synchronization

/// One task's solved questions, searched by similarity the moment they are labelled.
final class SolvedMemory: Sendable {
    /// A solved question near an input.
    struct Neighbour: Equatable, Sendable {
        var exampleID: Int64
        var questionID: String?
        var label: Int
        /// In 0...1.
        var similarity: Double
        var preview: String
    }

    private struct Entry {
        var questionID: String?
        var preview: String
    }

    private struct State {
        var memory: Memory
        var entries: [Int64: Entry] = [:]
        var threshold = MemoryThreshold.standard.similarity
    }

    private let state: Mutex<State>

    init(task: LearningTask) {
        state = Mutex(State(memory: Memory(task: task)))
    }

    var count: Int { state.withLock { $0.entries.count } }

    /// At or above this similarity a solved question answers, in 0...1.
    var threshold: Double { state.withLock { $0.threshold } }

    func setThreshold(_ threshold: Double) {
        state.withLock { $0.threshold = threshold }
    }

    func insert(
        exampleID: Int64, questionID: String?, input: Input, label: Int, preview: String
    ) {
        state.withLock { state in
            state.memory.insert(key: exampleID, input: input, label: label)
            state.entries[exampleID] = Entry(questionID: questionID, preview: preview)
        }
    }

    func remove(exampleID: Int64) {
        state.withLock { state in
            state.memory.remove(key: exampleID)
            state.entries[exampleID] = nil
        }
    }

    /// Returns the nearest solved questions, nearest first.
    func nearest(to input: Input, count: Int) -> [Neighbour] {
        state.withLock { state in
            guard !state.entries.isEmpty else { return [] }
            return state.memory.nearest(to: input, count: count).map { match in
                let entry = state.entries[match.key]
                return Neighbour(
                    exampleID: match.key, questionID: entry?.questionID, label: match.label,
                    similarity: match.similarity, preview: entry?.preview ?? "")
            }
        }
    }
}
