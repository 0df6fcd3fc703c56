/// The features that training saw, each with a row: open addressing with linear probing.
///
/// Hash and row share a slot, so that a look-up costs one cache line.
struct FeatureTable: Equatable, Sendable {
    /// The features' hashes in the order of their rows.
    private(set) var hashes: [UInt32] = []
    /// A hash in the high half, one more than its index in the low half; 0 where free.
    private var slots = [UInt64](repeating: 0, count: 16)

    init() {}

    /// Takes the hashes of rows 0, 1, …; nil when two are equal.
    init?(hashes: [UInt32]) {
        while hashes.count * 2 > slots.count { slots += slots }
        self.hashes.reserveCapacity(hashes.count)
        for hash in hashes { insert(hash) }
        guard self.hashes.count == hashes.count else { return nil }
    }

    /// Returns the index of the feature's row among the table's, nil when it was never seen.
    func index(of hash: UInt32) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 {
                if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
                    return Int(truncatingIfNeeded: slots[slot] & 0xffff_ffff) - 1
                }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }

    /// Sets, for each entry, what is in the first slot that its feature may be in.
    ///
    /// For many at once, as the slots are far apart in memory: one look does not wait for what
    /// another finds.
    func look(for entries: [HashCounter.Entry], into looks: inout [UInt64]) {
        looks.removeAll(keepingCapacity: true)
        looks.append(contentsOf: repeatElement(0, count: entries.count))
        looks.withUnsafeMutableBufferPointer { looks in
            slots.withUnsafeBufferPointer { slots in
                let mask = slots.count - 1
                for place in entries.indices {
                    looks[place] = slots[Int(truncatingIfNeeded: entries[place].hash) & mask]
                }
            }
        }
    }

    /// The same as `index(of:)`, given what the first slot holds.
    @inline(__always)
    func index(of hash: UInt32, first slot: UInt64) -> Int? {
        if UInt32(truncatingIfNeeded: slot >> 32) == hash, slot != 0 {
            return Int(truncatingIfNeeded: slot & 0xffff_ffff) - 1
        }
        return slot == 0 ? nil : index(of: hash)
    }

    /// Gives the feature the next row, unless it has one.
    mutating func insert(_ hash: UInt32) {
        guard index(of: hash) == nil else { return }
        hashes.append(hash)
        if hashes.count * 2 > slots.count {
            slots = [UInt64](repeating: 0, count: slots.count * 2)
            for index in hashes.indices { place(index) }
        } else {
            place(hashes.count - 1)
        }
    }

    private mutating func place(_ index: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hashes[index]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt64(hashes[index]) << 32 | UInt64(index + 1)
    }
}
