/// What a number of successes says of the chance behind them: Clopper and Pearson (1934).
package enum BinomialBound {
    /// Returns whether the chance is at least `share` with the given one-sided confidence: whether
    /// a chance of `share` would give so many successes or more only 1 − confidence of the time.
    ///
    /// Exact, so it also holds for the few trials of a new task. `confidence` is at least one
    /// half. O(failures), O(1) when fewer succeeded than `share` lets expect.
    package static func isAtLeast(
        _ share: Double, successes: Int, of trials: Int, confidence: Double
    ) -> Bool {
        guard share > 0 else { return true }
        guard share < 1, trials > 0 else { return false }
        // The median of a binomial is its mean but for rounding: as many or more come half of the
        // time. The loop would find the same after most of its terms.
        guard Double(successes) >= (share * Double(trials)).rounded(.down) else { return false }
        let odds = logarithm((1 - share) / share)
        var term = Double(trials) * logarithm(share)
        var tail = 0.0
        for failures in 0...(trials - successes) {
            tail += exponential(term)
            if tail > 1 - confidence { return false }
            guard failures < trials else { break }
            term += logarithm(Double(trials - failures) / Double(failures + 1)) + odds
        }
        return true
    }
}
