extension CoverageCurve {
    /// The area under the risk–coverage curve, in 0...1; 0 without examples.
    ///
    /// Geifman, El-Yaniv, "Selective Classification for Deep Neural Networks" (2017): the mean of
    /// the wrong share of the k most confident answers over all k. Among equal confidences any
    /// order is as likely, so the errors of a point count evenly over its answers. What cannot be
    /// answered at all comes last and counts as wrong.
    package var areaUnderRisk: Double {
        var sum = 0.0
        var (answered, wrong) = (0, 0.0)
        for point in points {
            let share = (Double(point.answered - point.right) - wrong)
            let count = point.answered - answered
            for place in 1...count {
                let errors = wrong + share * Double(place) / Double(count)
                sum += errors / Double(answered + place)
            }
            (answered, wrong) = (point.answered, Double(point.answered - point.right))
        }
        while answered < total {
            answered += 1
            wrong += 1
            sum += wrong / Double(answered)
        }
        return total > 0 ? sum / Double(total) : 0
    }
}
