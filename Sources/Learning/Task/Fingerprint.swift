/// What tells an input from every other of its task, whatever its class: 16 bytes of SHA-256.
package struct Fingerprint: Hashable, Sendable {
    /// The first 16 bytes of the digest, as two big-endian numbers.
    private let high: UInt64
    private let low: UInt64

    /// Takes the stored form back; nil unless there are 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.init(digest: bytes)
    }

    /// The fingerprint of what an input's `encoded()` gave, as one of the task of that name.
    package init(encoded: [UInt8], task: String) {
        var writer = ByteWriter()
        writer.write(task)
        writer.write(encoded)
        self.init(digest: SHA256.hash(writer.bytes))
    }

    private init(digest: [UInt8]) {
        high = digest[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = digest[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The stored form: 16 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        withUnsafeBytes(of: high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: low.bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// A number in 0..<1, even over all inputs; another purpose gives an independent one.
    package func share(for purpose: UInt64) -> Double {
        let mixed = SeededGenerator.mix(low ^ SeededGenerator.mix(high ^ purpose))
        return Double(mixed >> 11) * 0x1p-53
    }
}

extension Input {
    /// Returns the fingerprint of this input as one of the task of that name.
    package func fingerprint(task: String) -> Fingerprint {
        Fingerprint(encoded: encoded(), task: task)
    }
}
