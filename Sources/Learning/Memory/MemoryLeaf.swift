/// Solved questions that lie side by side, so that a search reads them in one sweep.
struct MemoryLeaf: Sendable {
    private(set) var keys: [Int64] = []
    private(set) var labels: [Int32] = []
    private(set) var parts: [MemoryVector.Part] = []
    private(set) var bytes: [Int8] = []
    /// Two words each, as `MemoryCode` has them.
    private(set) var codes: [UInt64] = []

    /// With more it is to be split.
    var most: Int

    init(most: Int) {
        self.most = most
    }

    var count: Int { keys.count }

    mutating func append(key: Int64, label: Int, _ vector: MemoryVector, _ code: MemoryCode) {
        // Doubling would leave a third of a million questions' space unused.
        if keys.count == keys.capacity { reserve(count + count / 8 + 8, like: vector) }
        keys.append(key)
        labels.append(Int32(label))
        parts += vector.parts
        bytes += vector.bytes
        codes.append(code.low)
        codes.append(code.high)
    }

    private mutating func reserve(_ count: Int, like vector: MemoryVector) {
        keys.reserveCapacity(count)
        labels.reserveCapacity(count)
        parts.reserveCapacity(count * vector.parts.count)
        bytes.reserveCapacity(count * vector.bytes.count)
        codes.reserveCapacity(2 * count)
    }

    /// Lets the last one take the place of the one that goes.
    mutating func remove(at slot: Int, sketcher: MemorySketcher) {
        let last = count - 1
        if slot < last {
            keys[slot] = keys[last]
            labels[slot] = labels[last]
            codes[2 * slot] = codes[2 * last]
            codes[2 * slot + 1] = codes[2 * last + 1]
            let (partCount, byteCount) = (sketcher.partCount, sketcher.byteCount)
            for index in 0..<partCount {
                parts[slot * partCount + index] = parts[last * partCount + index]
            }
            for index in 0..<byteCount {
                bytes[slot * byteCount + index] = bytes[last * byteCount + index]
            }
        }
        keys.removeLast()
        labels.removeLast()
        codes.removeLast(2)
        parts.removeLast(sketcher.partCount)
        bytes.removeLast(sketcher.byteCount)
    }

    /// The code of what is held at a place.
    func code(at slot: Int) -> MemoryCode {
        MemoryCode(low: codes[2 * slot], high: codes[2 * slot + 1])
    }

    /// What is held at a place.
    func vector(at slot: Int, sketcher: MemorySketcher) -> MemoryVector {
        let (partCount, byteCount) = (sketcher.partCount, sketcher.byteCount)
        return MemoryVector(
            parts: Array(parts[slot * partCount..<(slot + 1) * partCount]),
            bytes: Array(bytes[slot * byteCount..<(slot + 1) * byteCount]))
    }
}
