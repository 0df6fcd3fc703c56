/// Counts how often each 32-bit hash comes, in order of first appearance; kept and reused.
struct HashCounter: Sendable {
    struct Entry: Equatable, Sendable {
        var hash: UInt32
        var count: UInt32
    }

    private(set) var entries: [Entry] = []
    /// Open addressing: one more than the index of an entry, 0 where free; a power of two long.
    private var slots = [UInt32](repeating: 0, count: 1024)

    mutating func removeAll() {
        guard !entries.isEmpty else { return }
        entries.removeAll(keepingCapacity: true)
        slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }

    mutating func count(_ hash: UInt32) {
        if entries.count * 2 >= slots.count { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if entries[index].hash == hash {
                entries[index].count += 1
                return
            }
            slot = (slot + 1) & mask
        }
        entries.append(Entry(hash: hash, count: 1))
        slots[slot] = UInt32(entries.count)
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = [UInt32](repeating: 0, count: mask + 1)
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }
}
