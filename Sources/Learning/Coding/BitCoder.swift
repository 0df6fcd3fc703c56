/// Writes bits or reads them: what is coded by one procedure for both directions cannot differ
/// between them.
///
/// A writer is given the value and returns it; a reader returns what it reads, whatever it is
/// given.
protocol BitCoder {
    /// Codes a bit whose chance of being set is learned from those before it.
    mutating func code(_ bit: Bool, _ chance: inout Chance) -> Bool

    /// Codes the lowest bits of a number, each as likely set as not.
    mutating func code(_ number: UInt32, bits: Int) -> UInt32
}

/// How likely the next bit of a kind is set, in 1/65536.
struct Chance: Equatable, Sendable {
    private(set) var share: UInt16 = 1 << 15

    /// How quickly it follows what comes: 1/32 of the way at each bit.
    private static let inertia: UInt16 = 5

    mutating func learn(_ bit: Bool) {
        if bit {
            share += (.max - share) >> Self.inertia
        } else {
            share -= share >> Self.inertia
        }
    }

    /// The part of a range that stands for a set bit: neither nothing nor all of it.
    func part(of range: UInt32) -> UInt32 {
        (range >> 12) * UInt32(share >> 4)
    }
}
