import Learning
import Testing

@Suite struct PredictionTests {
    @Test(arguments: [0, 1, 2, 3, 8, 9, 40])
    func `the few best are the first of all in order`(count: Int) {
        // Values repeat, so that equal ones have to come in the order of their classes.
        let values = (0..<40).map { Float(($0 * 7) % 11) / 11 }
        let ordered = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }

        let ranked = Prediction.probabilities(values).ranked(top: count)

        #expect(ranked.map(\.label) == Array(ordered.prefix(count)))
        #expect(ranked.allSatisfy { $0.probability == Double(values[$0.label]) })
    }
}
