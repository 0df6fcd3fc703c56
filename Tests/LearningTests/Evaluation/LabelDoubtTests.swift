import Learning
import Testing

@Suite struct LabelDoubtTests {
    /// Notes of three classes, every ninth with the label of the next class.
    private func examples() -> (all: [TrainingExample], wrong: Set<Int>) {
        var all = makeDeskExamples(360)
        let wrong = Set(stride(from: 4, to: all.count, by: 9))
        for place in wrong { all[place].label = (all[place].label + 1) % 3 }
        return (all, wrong)
    }

    private func doubts(_ examples: [TrainingExample]) throws -> [LabelDoubt] {
        let fitting = CrossFitting(examples, of: deskTask, seed: 1)
        var outcomes = HeldOutOutcomes()
        for fold in 0..<fitting.foldCount { outcomes.append(try fitting.outcomes(of: fold)) }
        return outcomes.doubts(at: outcomes.temperature)
    }

    @Test func `wrong labels are found and named with what is right`() throws {
        let (all, wrong) = examples()

        let doubts = try doubts(all)

        let found = Set(doubts.map(\.example))
        // A class is believed only where it is as probable as it usually is: many are passed over.
        #expect(found.intersection(wrong).count >= wrong.count / 2)
        #expect(found.subtracting(wrong).count <= doubts.count / 10)
        for doubt in doubts where wrong.contains(doubt.example) {
            #expect(doubt.label == all[doubt.example].label)
            #expect(doubt.believed == doubt.example % 3)
        }
        let margins = doubts.map { $0.probability - $0.labelProbability }
        #expect(margins == margins.sorted(by: >))
    }

    @Test func `right labels are hardly doubted`() throws {
        #expect(try doubts(makeDeskExamples(360)).count <= 3)
    }

    @Test func `nothing said is nothing doubted`() {
        #expect(HeldOutOutcomes(unanswered: 5).doubts(at: 1) == [])
    }
}
