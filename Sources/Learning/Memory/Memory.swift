// Solved questions, searched by similarity.
//
// Two questions are as similar as their fields are on average: texts and images by the cosine of
// their sketches, numbers by their distance in standard deviations of the numbers held, categories
// by being the same. A field that only one of them has counts as half similar, one that both lack
// does not count. The same question scores 1, one that only shares chance about 0 to 0.3.
//
// No learned features stand behind it, so a new version leaves memory as it is, and what was
// solved a moment ago can be found at once. Every search compares with all that is held: with
// sketches of a byte per dimension, ten thousand take well under a millisecond.

import CKernels

/// The solved questions of one task, searched by similarity.
package struct Memory: Sendable {
    /// A solved question and how similar it is.
    package struct Match: Equatable, Sendable {
        package var key: Int64
        /// The index of its class in the task.
        package var label: Int
        /// In 0...1; 1 is the same.
        package var similarity: Double

        package init(key: Int64, label: Int, similarity: Double) {
            self.key = key
            self.label = label
            self.similarity = similarity
        }
    }

    private struct Entry: Sendable {
        var key: Int64
        var label: Int
    }

    private let sketcher: MemorySketcher
    private var entries: [Entry] = []
    private var parts: [MemoryVector.Part] = []
    private var bytes: [Int8] = []
    private var positions: [Int64: Int] = [:]
    private var spreads: [NumberSpread]

    package init(task: LearningTask) {
        sketcher = MemorySketcher(fields: task.fields)
        spreads = task.fields.map { _ in NumberSpread() }
    }

    /// The number of questions held.
    package var count: Int { entries.count }

    /// Holds a solved question; one of the same key is replaced, one that does not fit ignored.
    package mutating func insert(key: Int64, input: Input, label: Int) {
        remove(key: key)
        guard let vector = sketcher.vector(of: input) else { return }
        positions[key] = entries.count
        entries.append(Entry(key: key, label: label))
        parts += vector.parts
        bytes += vector.bytes
        updateSpreads(vector.parts[...], sign: 1)
    }

    /// Lets go of a question, if it is held.
    package mutating func remove(key: Int64) {
        guard let position = positions.removeValue(forKey: key) else { return }
        let last = entries.count - 1
        updateSpreads(partsOfEntry(position), sign: -1)
        // The last one takes the free place.
        if position < last {
            entries[position] = entries[last]
            positions[entries[last].key] = position
            for index in 0..<sketcher.partCount {
                parts[position * sketcher.partCount + index] =
                    parts[last * sketcher.partCount + index]
            }
            for index in 0..<sketcher.byteCount {
                bytes[position * sketcher.byteCount + index] =
                    bytes[last * sketcher.byteCount + index]
            }
        }
        entries.removeLast()
        parts.removeLast(sketcher.partCount)
        bytes.removeLast(sketcher.byteCount)
    }

    /// Returns the most similar questions, most similar first, lower keys first when equal.
    ///
    /// Nothing is similar to a question that does not fit the task.
    package func nearest(to input: Input, count: Int) -> [Match] {
        guard count > 0, let vector = sketcher.vector(of: input) else { return [] }
        return nearest(to: vector, count: count)
    }

    /// Returns how similar every question that is held behind `key` is to it: over all keys, each
    /// pair once.
    func matches(behind key: Int64) -> [Match] {
        guard let position = positions[key] else { return [] }
        let start = position * sketcher.byteCount
        let vector = MemoryVector(
            parts: Array(partsOfEntry(position)),
            bytes: Array(bytes[start..<start + sketcher.byteCount]))
        return (position + 1..<entries.count).map { other in
            Match(
                key: entries[other].key, label: entries[other].label,
                similarity: similarity(of: other, to: vector))
        }
    }

    private func nearest(to vector: MemoryVector, count: Int) -> [Match] {
        var matches: [Match] = []
        for (position, entry) in entries.enumerated() {
            let similarity = similarity(of: position, to: vector)
            let match = Match(key: entry.key, label: entry.label, similarity: similarity)
            if matches.count == count {
                guard let last = matches.last, match.comes(before: last) else { continue }
                matches.removeLast()
            }
            let place = matches.firstIndex { match.comes(before: $0) } ?? matches.count
            matches.insert(match, at: place)
        }
        return matches
    }

    private func partsOfEntry(_ position: Int) -> ArraySlice<MemoryVector.Part> {
        let start = position * sketcher.partCount
        return parts[start..<start + sketcher.partCount]
    }

    private mutating func updateSpreads(_ parts: ArraySlice<MemoryVector.Part>, sign: Double) {
        for (field, part) in parts.enumerated() {
            if case .number(let number) = part { spreads[field].count(number, sign: sign) }
        }
    }

    private func similarity(of position: Int, to vector: MemoryVector) -> Double {
        var sum: Float = 0
        var compared: Float = 0
        let firstPart = position * sketcher.partCount
        let firstByte = position * sketcher.byteCount
        for field in vector.parts.indices {
            switch (vector.parts[field], parts[firstPart + field]) {
            case (.missing, .missing):
                continue
            case (.sketch(let start, let scale), .sketch(_, let otherScale)):
                let product = product(
                    at: firstByte + start, vector, from: start, count: sketcher.lengths[field])
                sum += max(0, min(1, Float(product) * scale * otherScale))
            case (.number(let number), .number(let other)):
                sum += spreads[field].similarity(of: number, to: other)
            case (.category(let hash), .category(let other)):
                sum += hash == other ? 1 : 0
            default:
                sum += 0.5
            }
            compared += 1
        }
        return compared > 0 ? Double(sum / compared) : 0
    }

    private func product(
        at position: Int, _ vector: MemoryVector, from start: Int, count: Int
    ) -> Int32 {
        bytes.withUnsafeBufferPointer { held in
            vector.bytes.withUnsafeBufferPointer { asked in
                guard let held = held.baseAddress, let asked = asked.baseAddress else { return 0 }
                return kernel_dot_bytes(held + position, asked + start, count)
            }
        }
    }
}

extension Memory.Match {
    fileprivate func comes(before other: Memory.Match) -> Bool {
        (other.similarity, key) < (similarity, other.key)
    }
}
