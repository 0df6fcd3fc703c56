internal import Learning
internal import Wire

/// The questions of one task's files, in order and over again.
struct FeederSource: Sendable {
    let task: LearningTask
    /// Questions asked since the first of all.
    private(set) var position: Int
    private let files: [DataFile]
    /// Read once, when the first is asked for; nil before.
    private var inputs: [Input]?

    init(_ file: TaskFile, position: Int) {
        task = file.task
        files = file.data.questions
        self.position = position
    }

    static func setting(_ task: String) -> String { "fed \(task)" }

    /// Questions left before they begin anew; 0 before they are read.
    var remaining: Int {
        guard let inputs, !inputs.isEmpty else { return 0 }
        return inputs.count - position % inputs.count
    }

    /// Reads the files, unless they were read.
    mutating func prepare() {
        inputs = inputs ?? read()
    }

    /// Returns the next question; nil when the files hold none that can be read.
    mutating func next() -> AskRequest? {
        prepare()
        guard let inputs, !inputs.isEmpty else { return nil }
        let input = inputs[position % inputs.count]
        position += 1
        return AskRequest(
            task: task.name, fields: task.contents(of: input), client: "\(task.name) feeder")
    }

    /// Rows that are bad are passed over: the class of a row is not read here at all, so that the
    /// node cannot learn from what it is not told.
    private func read() -> [Input] {
        var inputs: [Input] = []
        for file in files {
            // Nor is there anybody to tell of a file that cannot be read: a feeder asks what it
            // has.
            guard var reader = try? file.rows(of: task) else { continue }
            while let row = try? reader.next() {
                if case .success(let row) = row { inputs.append(row.input) }
            }
        }
        return inputs
    }
}
