/// How far two samples of the same thing are apart: the population stability index over bins, with
/// what chance alone makes of it.
///
/// PSI = Σ (p − q) ln(p / q) over the shares p and q of the bins (Siddiqi, *Credit Risk
/// Scorecards*, 2006; below 0.1 is called stable, above 0.25 shifted). Of two samples of one
/// population, n and m large, PSI / (1/n + 1/m) is distributed as χ² with one degree of freedom
/// fewer than there are bins (Yurdakul, *Statistical properties of population stability index*,
/// 2018): a small sample shifts by itself, and its index alone says nothing.
package struct StabilityIndex: Equatable, Sendable {
    /// At least 0; 0 for equal shares.
    package var value: Double
    /// What two samples of one population exceed once in a thousand times.
    package var chance: Double

    /// An empty bin counts as half a one, so that the index stays finite.
    private static let half = 0.5
    /// The standard normal deviate that is exceeded once in a thousand times.
    private static let deviate = 3.0902

    /// Compares counts by bin; both of the same bins.
    package init(reference: [Int], recent: [Int]) {
        let bins = Double(reference.count)
        let n = Double(reference.reduce(0, +)) + Self.half * bins
        let m = Double(recent.reduce(0, +)) + Self.half * bins
        value = zip(reference, recent).reduce(0) { sum, counts in
            let p = (Double(counts.0) + Self.half) / n
            let q = (Double(counts.1) + Self.half) / m
            return sum + (p - q) * logarithm(p / q)
        }
        chance = Self.quantile(freedom: max(1, bins - 1)) * (1 / n + 1 / m)
    }

    /// Whether the samples are apart by at least `limit`, and by more than chance.
    package func isShifted(by limit: Double) -> Bool {
        value >= limit && value > chance
    }

    /// Of χ², after Wilson and Hilferty (1931).
    private static func quantile(freedom k: Double) -> Double {
        let root = 1 - 2 / (9 * k) + deviate * (2 / (9 * k)).squareRoot()
        return k * root * root * root
    }
}
