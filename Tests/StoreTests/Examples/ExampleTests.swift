import Store
import Testing

@Suite struct ExampleTests {
    @Test func examplesComeBackInTheirOrder() throws {
        let temporary = try TemporaryStore()
        let batch = [temporary.example("a", 1), temporary.example("b", 2, .human)]

        let receipt = try temporary.store.addExamples(batch, task: "digits")

        #expect(receipt.addedIDs == [1, 2])
        let stored = try temporary.allExamples()
        #expect(stored.map(\.id) == [1, 2])
        #expect(stored.map(\.payload) == batch.map(\.payload))
        #expect(stored.map(\.fingerprint) == batch.map(\.fingerprint))
        #expect(stored.map(\.classIndex) == [1, 2])
        #expect(stored.map(\.source) == [.import, .human])
        #expect(stored.map(\.preview) == ["a", "b"])
    }

    @Test func tasksDoNotShareExamples() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.addExamples([temporary.example("a")], task: "digits")

        let receipt = try temporary.store.addExamples([temporary.example("a")], task: "helpdesk")

        #expect(receipt.addedIDs == [2])
        #expect(try temporary.allExamples("helpdesk").map(\.id) == [2])
    }

    @Test func duplicatesAreSkippedAndCounted() throws {
        let temporary = try TemporaryStore()
        let batch = [temporary.example("a"), temporary.example("a"), temporary.example("b")]

        #expect(try temporary.store.addExamples(batch, task: "digits").duplicates == 1)
        let again = try temporary.store.addExamples(batch, task: "digits")

        #expect(again.addedIDs.isEmpty)
        #expect(again.duplicates == 3)
        #expect(try temporary.store.exampleCount(task: "digits") == 2)
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test(arguments: [
        (StoredExample.Source.import, StoredExample.Source.stream, true),
        (.stream, .above, true), (.above, .human, true), (.import, .human, true),
        (.import, .import, false), (.human, .human, false), (.human, .above, false),
        (.stream, .import, false),
    ])
    func anotherClassFromABetterSourceReplaces(
        present: StoredExample.Source, coming: StoredExample.Source, replaces: Bool
    ) throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.addExamples([temporary.example("a", 0, present)], task: "digits")

        let receipt = try temporary.store.addExamples(
            [temporary.example("b"), temporary.example("a", 1, coming)], task: "digits")

        #expect(receipt.replaced == (replaces ? [1] : []))
        #expect(receipt.contradicting == (replaces ? [] : [1]))
        #expect(receipt.duplicates == 0)
        let stored = try temporary.allExamples().first { $0.preview == "a" }
        #expect(stored?.classIndex == (replaces ? 1 : 0))
        #expect(stored?.source == (replaces ? coming : present))
        #expect(try temporary.store.exampleCount(task: "digits") == 2)
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test func theReplacedExampleIsKeptInTheHistory() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.addExamples([temporary.example("a", 0)], task: "digits")
        let mark = try temporary.store.exampleMark()
        #expect(try !temporary.store.hasRetiredExamples(task: "digits", since: mark))
        _ = try temporary.store.addExamples([temporary.example("a", 1, .human)], task: "digits")

        #expect(try temporary.store.hasRetiredExamples(task: "digits", since: mark))
        let since = try temporary.store.exampleMark()
        #expect(try !temporary.store.hasRetiredExamples(task: "digits", since: since))
        #expect(try temporary.allExamples().map(\.classIndex) == [1])
        #expect(try temporary.allExamples(upTo: mark).map(\.classIndex) == [0])
    }

    @Test func aHumansSameWordOnAnImportIsSolvedFromThen() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.addExamples([temporary.example("a", 0)], task: "digits")

        _ = try temporary.store.addExamples([temporary.example("a", 0, .human)], task: "digits")

        var solved: [String] = []
        try temporary.store.forEachSolved(task: "digits") { solved.append($0.preview) }
        #expect(solved == ["a"])
        #expect(try temporary.store.exampleCount(task: "digits") == 1)
    }

    @Test func onlyWhatPeopleOrHigherTiersSaidIsSolved() throws {
        let temporary = try TemporaryStore()
        let sources = StoredExample.Source.allCases
        _ = try temporary.store.addExamples(
            sources.map { temporary.example("\($0)", 0, $0) }, task: "digits")

        var solved: [String] = []
        try temporary.store.forEachSolved(task: "digits") { solved.append($0.preview) }

        #expect(solved == ["above", "human"])
        #expect(
            try temporary.store.sourceCounts(task: "digits")
                == [.import: 1, .stream: 1, .above: 1, .human: 1])
    }

    @Test func theSplitIsAskedWithTheCountsOfTheClass() throws {
        // Holds out as long as fewer than a fifth of the class is.
        let temporary = try TemporaryStore { _, total, heldOut in heldOut * 5 < total }
        let batch = (0..<100).map { temporary.example("\($0)", $0 % 2) }

        _ = try temporary.store.addExamples(Array(batch.prefix(33)), task: "digits")
        _ = try temporary.store.addExamples(Array(batch.dropFirst(33)), task: "digits")

        let counts = try temporary.store.exampleCounts(task: "digits").filter(\.isHeldOut)
        #expect(counts.map(\.classIndex) == [0, 1])
        #expect(counts.map(\.count) == [10, 10])
    }

    @Test func aClassThatIsNotThereRefusesTheWholeBatch() throws {
        let temporary = try TemporaryStore()
        let batch = [temporary.example("a", 0), temporary.example("b", 3)]

        let error = try storeError { _ = try temporary.store.addExamples(batch, task: "digits") }

        #expect(error.kind == .invalid)
        #expect(
            error.message
                == "the task digits has 3 classes, there is none with the index 3")
        #expect(try temporary.store.exampleCount(task: "digits") == 0)
    }

    @Test func newExamplesAreCountedFromAMark() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.addExamples(
            [temporary.example("a"), temporary.example("b")], task: "digits")
        let mark = try temporary.store.exampleMark()
        #expect(try temporary.store.exampleCount(task: "digits", since: mark) == 0)

        _ = try temporary.store.addExamples(
            [temporary.example("c"), temporary.example("d")], task: "digits")
        _ = try temporary.store.addExamples([temporary.example("e")], task: "helpdesk")

        #expect(try temporary.store.exampleCount(task: "digits", since: mark) == 2)
        #expect(try temporary.store.exampleCount(task: "digits", since: 0) == 4)
    }

    @Test func writersDoNotWaitForAWalkAndItDoesNotSeeThem() throws {
        let temporary = try TemporaryStore()
        let batch = (0..<1500).map { temporary.example("\($0)") }
        _ = try temporary.store.addExamples(batch, task: "digits")

        var seen = 0
        let mark = try temporary.store.forEachExample(task: "digits") { example in
            seen += 1
            if seen == 10 {
                _ = try temporary.store.addExamples(
                    [temporary.example("meanwhile"), temporary.example("1400", 1, .human)],
                    task: "digits")
            }
            #expect(example.classIndex == 0)
        }

        #expect(seen == 1500)
        #expect(mark == 1500)
        #expect(try temporary.store.exampleCount(task: "digits") == 1501)
    }

    @Test func aWalkEndsWithTheErrorOfItsBody() throws {
        struct Stop: Error {}
        let temporary = try TemporaryStore()
        _ = try temporary.store.addExamples([temporary.example("a")], task: "digits")

        #expect(throws: Stop.self) {
            try temporary.store.forEachExample(task: "digits") { _ in throw Stop() }
        }
    }

    @Test func pagesWalkAllExamples() throws {
        let temporary = try TemporaryStore()
        let names = (0..<10).map(String.init)
        for name in names {
            _ = try temporary.store.addExamples([temporary.example(name)], task: "digits")
            _ = try temporary.store.addExamples([temporary.example(name)], task: "helpdesk")
        }

        let byOffset = try [0, 4, 8].flatMap {
            try temporary.store.examples(task: "digits", offset: $0, limit: 4)
        }
        var byID: [StoredExample] = []
        while true {
            let page = try temporary.store.examples(
                task: "digits", after: byID.last?.id ?? 0, limit: 3)
            guard !page.isEmpty else { break }
            byID += page
        }

        #expect(byOffset.map(\.preview) == names)
        #expect(byID == byOffset)
    }

    @Test func longPreviewsAreClipped() throws {
        let temporary = try TemporaryStore()
        let long = String(repeating: "ä👩‍👩‍👧", count: 100)

        _ = try temporary.store.addExamples([temporary.example(long)], task: "digits")

        let preview = try #require(try temporary.allExamples().first?.preview)
        #expect(preview.unicodeScalars.count == 120)
        #expect(long.unicodeScalars.starts(with: preview.unicodeScalars))
    }
}
