package import Learning

/// How long to rest before a link is tried again: up to twice as long after each failure.
///
/// With full jitter (Brooker, "Exponential backoff and jitter", 2015), so that a thousand children
/// do not come back to a parent in the same moment.
package struct Backoff: Equatable, Sendable {
    private let first: Double
    private let longest: Double
    private var ceiling: Double
    private var generator: SeededGenerator

    /// Starts at up to `first` seconds and doubles to `longest`.
    package init(first: Double, longest: Double, generator: SeededGenerator) {
        self.first = first
        self.longest = longest
        self.generator = generator
        ceiling = first
    }

    /// Returns the seconds to rest after one more failure.
    package mutating func next() -> Double {
        defer { ceiling = min(longest, ceiling * 2) }
        return ceiling * share()
    }

    /// Returns seconds between half of `seconds` and all of them: for what only people can mend.
    package mutating func about(_ seconds: Double) -> Double {
        seconds * (1 + share()) / 2
    }

    /// Starts over from the first rest.
    package mutating func reset() {
        ceiling = first
    }

    /// In 0..<1, from 32 random bits.
    private mutating func share() -> Double {
        Double(generator.next(below: 1 << 32)) / Double(1 << 32)
    }
}
