import CKernels

/// One question, compared with others.
///
/// Two are as similar as their fields are on average; see Memory.swift.
struct MemoryComparison {
    private let vector: MemoryVector
    private let sketcher: MemorySketcher
    private let spreads: [NumberSpread]

    init(_ vector: MemoryVector, sketcher: MemorySketcher, spreads: [NumberSpread]) {
        self.vector = vector
        self.sketcher = sketcher
        self.spreads = spreads
    }

    /// Calls `visit` with how similar the questions at some places of a leaf are, in their order.
    func visit(
        _ leaf: MemoryLeaf, at slots: UnsafeBufferPointer<UInt32>, _ visit: (Memory.Match) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: products(of: slots)) { products in
            multiply(leaf, slots, products)
            leaf.parts.withUnsafeBufferPointer { parts in
                for (row, slot) in slots.enumerated() {
                    let slot = Int(slot)
                    visit(
                        Memory.Match(
                            key: leaf.keys[slot], label: Int(leaf.labels[slot]),
                            similarity: similarity(
                                to: parts[(slot * sketcher.partCount)...], products, row,
                                of: slots.count)))
                }
            }
        }
    }

    private func products(of slots: UnsafeBufferPointer<UInt32>) -> Int {
        max(1, slots.count * sketcher.partCount)
    }

    /// Sets the products of the fields that have sketches, field after field.
    private func multiply(
        _ leaf: MemoryLeaf, _ slots: UnsafeBufferPointer<UInt32>,
        _ products: UnsafeMutableBufferPointer<Int32>
    ) {
        leaf.bytes.withUnsafeBufferPointer { held in
            vector.bytes.withUnsafeBufferPointer { asked in
                guard let held = held.baseAddress, let asked = asked.baseAddress else { return }
                for case (let field, .sketch(let start, _)) in vector.parts.enumerated() {
                    kernel_dot_byte_rows(
                        held + start, sketcher.byteCount, slots.baseAddress, slots.count,
                        asked + start, sketcher.lengths[field],
                        products.baseAddress.map { $0 + field * slots.count })
                }
            }
        }
    }

    private func similarity(
        to parts: Slice<UnsafeBufferPointer<MemoryVector.Part>>,
        _ products: UnsafeMutableBufferPointer<Int32>, _ row: Int, of rows: Int
    ) -> Double {
        var sum: Float = 0
        var compared: Float = 0
        for field in vector.parts.indices {
            switch (vector.parts[field], parts[parts.startIndex + field]) {
            case (.missing, .missing):
                continue
            case (.sketch(_, let scale), .sketch(_, let otherScale)):
                let product = products[field * rows + row]
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
}
