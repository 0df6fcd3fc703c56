internal import Learning
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
