/// Decides, once for good, whether an example is kept apart from training.
///
/// One example in five is held out. The example's fingerprint alone decides, so that every node
/// keeps the same examples apart: what one node trains on is never held out by another that trains
/// on top of its version, whose threshold and gate would rest on examples that the base has seen.
package enum HeldOutSplit {
    /// The share of the examples that is held out.
    package static let share = 0.2

    /// A class's first examples always train: without them it could not be learned at all.
    private static let alwaysTrained = 2
    private static let purpose: UInt64 = 0x7370_6c69_74

    /// Decides for the next example of a class, of which there are `classTotal` already.
    package static func isHeldOut(_ fingerprint: Fingerprint, classTotal: Int) -> Bool {
        classTotal >= alwaysTrained && fingerprint.share(for: purpose) < share
    }
}
