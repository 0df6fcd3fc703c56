internal import Synchronization
package import Wire

/// Names questions: `q`, 10 characters of time, 10 of chance, all in Crockford's base 32.
///
/// The layout follows ULID (github.com/ulid/spec) with 50 random bits instead of 80, so that names
/// sort by the time of asking and stay short; two names of one millisecond collide with a chance of
/// 1 in 10^15.
package final class QuestionNaming: Sendable {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private let generator: Mutex<SeededGenerator>

    package init(seed: UInt64) {
        generator = Mutex(SeededGenerator(seed: seed))
    }

    /// Returns a fresh name for a question asked at `moment`.
    package func name(at moment: Timestamp) -> QuestionID {
        let chance = generator.withLock { $0.next() }
        var text = [UInt8(ascii: "q")]
        text.reserveCapacity(21)
        Self.append(UInt64(max(0, moment.milliseconds)), to: &text)
        Self.append(chance & 0x3_FFFF_FFFF_FFFF, to: &text)
        return QuestionID(String(decoding: text, as: UTF8.self))
    }

    private static func append(_ value: UInt64, to text: inout [UInt8]) {
        for shift in stride(from: 45, through: 0, by: -5) {
            text.append(alphabet[Int((value >> UInt64(shift)) & 31)])
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same everywhere.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
