import Foundation

/// What one section measures, printed a line of JSON each as it comes.
struct Report {
    enum Line: Codable {
        case figure(Figure)
        /// What could not be measured and why, a sentence.
        case note(String)
    }

    /// Reports a figure; throws when it is no number, which is never a measurement.
    func add(
        _ name: String, _ value: Double, _ unit: Unit, beside peer: Figure.Peer? = nil,
        limit: Double? = nil
    ) throws {
        guard value.isFinite, peer?.value.isFinite ?? true else {
            throw BenchError("\(name) could not be measured: it came out as \(value)")
        }
        try write(
            .figure(Figure(name: name, value: value, unit: unit, peer: peer, limit: limit)))
    }

    func note(_ sentence: String) throws {
        try write(.note(sentence))
    }

    private func write(_ line: Line) throws {
        FileHandle.standardOutput.write(try JSONEncoder().encode(line) + Data("\n".utf8))
    }
}
