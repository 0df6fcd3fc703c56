/// Floats that do not change any more: their own, or where they lie in bytes that are kept.
struct FrozenFloats: Sendable {
    private enum Place: Sendable {
        case own([Float])
        /// From that byte on, which a float may begin at.
        case kept(KeptBytes, start: Int, count: Int)
    }

    private let place: Place

    init(_ floats: [Float]) {
        place = .own(floats)
    }

    /// Nil where they do not lie as this machine's floats do.
    init?(in kept: KeptBytes, from start: Int, count: Int) {
        #if _endian(little)
            let address = kept.bytes.baseAddress.map { UInt(bitPattern: $0) } ?? 0
            guard (address + UInt(start)) % UInt(MemoryLayout<Float>.alignment) == 0,
                start + count * MemoryLayout<Float>.size <= kept.bytes.count
            else { return nil }
            place = .kept(kept, start: start, count: count)
        #else
            return nil
        #endif
    }

    var count: Int {
        switch place {
        case .own(let floats): floats.count
        case .kept(_, _, let count): count
        }
    }

    /// All of them, copied where they are kept elsewhere.
    var array: [Float] {
        switch place {
        case .own(let floats): floats
        case .kept: withUnsafeBufferPointer { Array($0) }
        }
    }

    func withUnsafeBufferPointer<Value>(
        _ body: (UnsafeBufferPointer<Float>) throws -> Value
    ) rethrows -> Value {
        switch place {
        case .own(let floats): return try floats.withUnsafeBufferPointer(body)
        case .kept(let kept, let start, let count):
            defer { withExtendedLifetime(kept) {} }
            let end = start + count * MemoryLayout<Float>.size
            return try body(
                UnsafeRawBufferPointer(rebasing: kept.bytes[start..<end])
                    .assumingMemoryBound(to: Float.self))
        }
    }
}

extension FrozenFloats: Equatable {
    static func == (left: FrozenFloats, right: FrozenFloats) -> Bool {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { left.elementsEqual($0) }
        }
    }
}
