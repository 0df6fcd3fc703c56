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

    /// Counts many: a text has hundreds, and what is asked of an array for each of them (whether
    /// it is shared, whether it has room) took as long as the counting.
    mutating func count(_ hashes: UnsafeBufferPointer<UInt32>) {
        var rest = hashes[...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.atATime)
            rest = rest.dropFirst(some.count)
            while (entries.count + some.count) * 2 > slots.count { grow() }
            countWithRoom(UnsafeBufferPointer(rebasing: some))
        }
    }

    /// Room is made for so many, of which most may be known already.
    private static let atATime = 256

    private mutating func countWithRoom(_ hashes: UnsafeBufferPointer<UInt32>) {
        var used = entries.count
        let free = Entry(hash: 0, count: 0)
        entries.append(contentsOf: repeatElement(free, count: hashes.count))
        slots.withUnsafeMutableBufferPointer { slots in
            entries.withUnsafeMutableBufferPointer { entries in
                let mask = slots.count - 1
                for hash in hashes {
                    var slot = Int(truncatingIfNeeded: hash) & mask
                    while slots[slot] != 0, entries[Int(slots[slot]) - 1].hash != hash {
                        slot = (slot + 1) & mask
                    }
                    if slots[slot] == 0 {
                        entries[used] = Entry(hash: hash, count: 0)
                        used += 1
                        slots[slot] = UInt32(used)
                    }
                    entries[Int(slots[slot]) - 1].count += 1
                }
            }
        }
        entries.removeLast(entries.count - used)
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
