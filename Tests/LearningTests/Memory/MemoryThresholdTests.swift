import Learning
import Testing

@Suite struct MemoryThresholdTests {
    @Test func `too few examples leave the default`() {
        let threshold = MemoryThreshold.fit(makeDeskExamples(12), task: deskTask, seed: 1)

        #expect(threshold == .standard)
        #expect(threshold.similarity == 0.9 && !threshold.isSupported)
    }

    @Test func `enough examples give one that keeps the target`() {
        let examples = makeDeskExamples(150)

        let threshold = MemoryThreshold.fit(examples, task: deskTask, seed: 1)

        #expect(threshold.isSupported)
        #expect(threshold.similarity >= 0.5 && threshold.similarity < 0.9)
        #expect(threshold == MemoryThreshold.fit(examples, task: deskTask, seed: 1))
    }

    @Test func `labels that no neighbour tells leave the default`() {
        var examples = makeDeskExamples(150)
        for index in examples.indices { examples[index].label = index / 50 }

        let threshold = MemoryThreshold.fit(examples, task: deskTask, seed: 1)

        #expect(threshold == .standard)
    }
}
