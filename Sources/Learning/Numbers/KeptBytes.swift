/// Bytes that lie somewhere for as long as anybody holds this, such as a file in memory.
package final class KeptBytes: Sendable {
    // Proof: only read, and let go of when nobody can reach it any more.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    private let release: @Sendable (UnsafeRawBufferPointer) -> Void

    /// Takes over bytes that nobody will write any more; `release` is called once, at the end.
    package init(
        _ bytes: UnsafeRawBufferPointer,
        release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
    ) {
        self.bytes = bytes
        self.release = release
    }

    deinit {
        release(bytes)
    }
}
