internal import Learning
internal import Store
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
        var fingerprint: [UInt8]
        var questionID: String?
        var preview: String
    }

    private struct State {
        var memory: Memory
        var entries: [Int64: Entry] = [:]
        /// The example that solves an input, by the input's fingerprint.
        var solving: [[UInt8]: Int64] = [:]
        var threshold = MemoryThreshold.standard.similarity

        mutating func remove(_ id: Int64) {
            memory.remove(key: id)
            guard let entry = entries.removeValue(forKey: id) else { return }
            solving[entry.fingerprint] = nil
        }
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

    /// Holds an example in place of the one that solved the same input before.
    func insert(_ solved: StoredExample) throws {
        let input = try Input(decoding: solved.payload)
        state.withLock { state in
            if let former = state.solving[solved.fingerprint] { state.remove(former) }
            state.memory.insert(key: solved.id, input: input, label: solved.classIndex)
            state.solving[solved.fingerprint] = solved.id
            state.entries[solved.id] = Entry(
                fingerprint: solved.fingerprint, questionID: solved.questionID,
                preview: solved.preview)
        }
    }

    func remove(exampleID: Int64) {
        state.withLock { $0.remove(exampleID) }
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
