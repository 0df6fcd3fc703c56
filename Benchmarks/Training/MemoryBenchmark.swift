import Learning

/// How long it takes to find the solved questions that are most like one.
struct MemoryBenchmark {
    private static let searches = 100
    private static let runs = 5
    /// What memory keeps of a text: a byte for each of so many dimensions.
    private static let sketchLength = 512

    func run(_ report: Report) throws {
        for count in [10_000, 100_000, 1_000_000] { try search(count, report) }
    }

    private func search(_ count: Int, _ report: Report) throws {
        var synthetic = SyntheticTask(seed: 4)
        var memory = Memory(task: synthetic.task)
        for key in 0..<count {
            let row = synthetic.row()
            memory.insert(
                key: Int64(key), input: Input(values: [.text(row.text)]), label: row.label)
        }
        let asked = synthetic.rows(max(20, Self.searches / (count / 10_000))).map {
            Input(values: [.text($0.text)])
        }
        var found = 0
        let seconds = Stopwatch.median(of: Self.runs) {
            for input in asked { found += memory.nearest(to: input, count: 5).count }
        }
        let plain = plainSeconds(count, searches: asked.count)
        guard found > 0 else { throw BenchError("memory finds nothing among \(count)") }
        try report.add(
            "nearest 5 of \(NumberText.short(Double(count))) solved questions",
            seconds / Double(asked.count) * 1e3, .milliseconds,
            beside: .init(
                name: "plain products of such bytes", value: plain / Double(asked.count) * 1e3))
    }

    /// The seconds of the bare dot products over as many bytes.
    private func plainSeconds(_ count: Int, searches: Int) -> Double {
        let length = Self.sketchLength
        let held = (0..<(count * length)).map { Int8(truncatingIfNeeded: $0 &* 31) }
        let asked = (0..<length).map { Int8(truncatingIfNeeded: $0 &* 17) }
        var best: Int32 = 0
        let seconds = Stopwatch.median(of: Self.runs) {
            for _ in 0..<searches {
                for start in stride(from: 0, to: held.count, by: length) {
                    best = max(best, product(held, start, asked))
                }
            }
        }
        return best == .max ? .nan : seconds
    }

    private func product(_ held: [Int8], _ start: Int, _ asked: [Int8]) -> Int32 {
        var sum: Int32 = 0
        held.withUnsafeBufferPointer { held in
            asked.withUnsafeBufferPointer { asked in
                for index in 0..<asked.count {
                    sum &+= Int32(held[start + index]) &* Int32(asked[index])
                }
            }
        }
        return sum
    }
}
