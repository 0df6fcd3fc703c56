/// Decides, once for good, whether an example is kept apart from training.
///
/// One example in five of each class is held out. The example's fingerprint decides, against a
/// chance of 0.2 that is corrected by what the class lacks at present: so the side does not depend
/// on a random state, and yet no class is far from its share, as a pure hash would leave it.
package enum HeldOutSplit {
    /// The share of a class's examples that is held out.
    package static let share = 0.2

    /// How much of the chance one missing held-out example adds.
    private static let pull = 0.4
    /// A class's first examples always train: without them it could not be learned at all.
    private static let alwaysTrained = 2
    private static let purpose: UInt64 = 0x7370_6c69_74

    /// Decides for the next example of a class.
    ///
    /// - Parameters:
    ///   - fingerprint: the next example's.
    ///   - classTotal: the examples that the class has already, both sides.
    ///   - classHeldOut: those of them that are held out.
    /// - Returns: whether it is held out.
    package static func isHeldOut(
        _ fingerprint: Fingerprint, classTotal: Int, classHeldOut: Int
    ) -> Bool {
        guard classTotal >= alwaysTrained else { return false }
        let lacking = share * Double(classTotal) - Double(classHeldOut)
        return fingerprint.share(for: purpose) < share + pull * lacking
    }
}
