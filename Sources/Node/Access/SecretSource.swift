internal import Synchronization

/// Where the random bytes of secrets come from.
package struct SecretSource: Sendable {
    /// That many bytes, each anything.
    package var draw: @Sendable (Int) -> [UInt8]

    /// The bytes of a generator, which may be called from any thread.
    package init(_ generator: some RandomNumberGenerator & Sendable) {
        let box = GeneratorBox(generator)
        draw = { count in box.bytes(count) }
    }

    /// The system's, which nobody foresees.
    package static let system = SecretSource(SystemRandomNumberGenerator())
}

/// A generator that one caller at a time draws from.
private final class GeneratorBox<Generator: RandomNumberGenerator & Sendable>: Sendable {
    private let generator: Mutex<Generator>

    init(_ generator: Generator) {
        self.generator = Mutex(generator)
    }

    func bytes(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 56) }
        }
    }
}
