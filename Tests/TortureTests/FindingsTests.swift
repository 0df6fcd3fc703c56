import Testing
import Torture
import Wire

/// Each thing that must not happen is seen when it does.
struct FindingsTests {
    private static let seed: UInt64 = 5
    private static let right = Riddle(0, seed: seed)

    /// One question, asked at the office, that went all the way up and came back.
    private func makeFindings() -> Findings {
        var entries = Ledger.Entries()
        entries.asked = [0: "office"]
        var findings = Findings(entries: entries, tree: .small, seed: Self.seed)
        for name in findings.tree.path(from: "office") {
            findings.stores[name] = contents(Self.right.answer)
        }
        return findings
    }

    private func contents(_ answer: String?, via: Int = 2, at: Int64 = 7) -> StoreContents {
        var contents = StoreContents()
        contents.finals[Self.right.id] = StoreContents.Final(
            name: answer, via: via, by: "oracle", at: at)
        contents.examples[Self.right.id] = 1
        return contents
    }

    @Test func aWholeRunIsGood() {
        let verdict = makeFindings().verdict()
        #expect(verdict.isGood)
        #expect(verdict.lines.first == "  lost                     0")
    }

    @Test func aQuestionThatIsNotThereIsLost() {
        var findings = makeFindings()
        findings.stores["office"] = StoreContents()
        #expect(findings.verdict().lost == ["t-0000000 is not at office"])
    }

    @Test func aLabelThatIsNotWhereItWasGivenIsLost() {
        var findings = makeFindings()
        findings.entries.labels = [Ledger.Label(number: 0, node: "shore", at: 5)]
        #expect(findings.verdict().lost == ["the label of t-0000000 is not at shore"])
        findings.entries.forgotten = ["shore": [6...9]]
        #expect(!findings.verdict().isGood)
        findings.entries.forgotten = ["shore": [4...9]]
        #expect(
            findings.verdict().excused == ["labels that went with a copy": ["t-0000000"]])
        #expect(findings.verdict().isGood)
        findings.stores["region"]?.words = [Self.right.id: ["anna-shore"]]
        #expect(
            findings.verdict().disagreeing == [
                "t-0000000: shore forgot its label, region has it"
            ])
        findings.stores["shore"]?.words = [Self.right.id: ["anna-shore"]]
        #expect(findings.verdict().isGood)
    }

    @Test func onlyWhatWasAnsweredAtOnceMayBeMissingInTheRecord() {
        var findings = makeFindings()
        findings.stores["office"] = StoreContents()
        findings.entries.answeredAtOnce = [0]
        findings.entries.askedAt = [0: 50]
        #expect(!findings.verdict().isGood)
        findings.entries.cutOff = ["office": [20...48.5, 52...60]]
        #expect(!findings.verdict().isGood)
        findings.entries.cutOff = ["office": [50.6...60]]
        let verdict = findings.verdict()
        #expect(
            verdict.excused == ["answered at once and killed before the record": ["t-0000000"]])
        #expect(verdict.isGood)
    }

    @Test func whoeverIsOnTheWayOfAnAnswerKnowsIt() {
        var findings = makeFindings()
        findings.stores["region"]?.finals = [:]
        #expect(findings.verdict().disagreeing.count == 1)
        for name in findings.stores.keys {
            findings.stores[name]?.finals = [
                Self.right.id: .init(name: Self.right.answer, via: 1, by: "shore v2", at: 7)
            ]
        }
        findings.stores["region"]?.finals = [:]
        findings.stores["cloud"]?.finals = [:]
        #expect(findings.verdict().isGood)
        findings.stores["shore"]?.finals = [:]
        #expect(findings.verdict().disagreeing.count == 1)
    }

    @Test func onlyAMemoryAboveMaySayLessThanTheAskersOwnModel() {
        var findings = makeFindings()
        let own = StoreContents.Final(name: Self.right.answer, via: 1, by: "office v2", at: 7)
        findings.stores["office"]?.finals = [Self.right.id: own]
        #expect(findings.verdict().disagreeing.count == 3)
        for name in ["shore", "region", "cloud"] {
            findings.stores[name]?.finals = [
                Self.right.id: .init(name: Self.right.answer, via: 0, by: "\(name) v1", at: 9)
            ]
        }
        #expect(findings.verdict().isGood)
        #expect(findings.verdict().excused.values.map(\.count) == [3])
    }

    @Test func aQuestionThatStillWaitsIsLost() {
        var findings = makeFindings()
        findings.stores["office"]?.finals[Self.right.id] = .some(nil)
        #expect(findings.verdict().lost == ["t-0000000 still waits at office"])
    }

    @Test func aWrongWordOfAnExpertIsWrong() {
        var findings = makeFindings()
        for name in findings.stores.keys { findings.stores[name] = contents("nothing") }
        let verdict = findings.verdict()
        #expect(verdict.wrong == ["t-0000000 at office: nothing by oracle"])
        #expect(!verdict.isGood)
    }

    @Test func aWrongWordOfAModelIsNoFault() {
        var findings = makeFindings()
        for name in findings.stores.keys { findings.stores[name] = contents("nothing", via: 1) }
        let verdict = findings.verdict()
        #expect(verdict.misjudged.count == 1)
        #expect(verdict.isGood)
    }

    @Test func nodesThatSayDifferentThingsDisagree() {
        var findings = makeFindings()
        findings.stores["region"] = contents(Self.right.answer, at: 8)
        #expect(findings.verdict().disagreeing.count == 1)
    }

    @Test func anAnswerWithoutItsExampleIsNotLearned() {
        var findings = makeFindings()
        findings.stores["shore"]?.examples = [:]
        #expect(findings.verdict().unlearned == ["t-0000000 at shore: 0 examples"])
    }

    @Test func whatWasTakenInTwiceIsCounted() {
        var findings = makeFindings()
        findings.stores["cloud"]?.answersTwice = ["t-0000000"]
        findings.stores["shore"]?.examplesTwice = ["t-0000000"]
        #expect(
            findings.verdict().appliedTwice == [
                "t-0000000 at cloud: answer", "t-0000000 at shore: example",
            ])
    }

    @Test func aVersionThatIsNotServedMustSayWhy() {
        var findings = makeFindings()
        findings.standings["shore"] = [
            VersionStanding(task: "riddles", live: 1, desired: "region v2", reported: "region v1")
        ]
        #expect(findings.verdict().misaligned == ["shore"])
        findings.standings["shore"]?[0].remark = "the gate kept v1"
        #expect(findings.verdict().misaligned == [])
    }

    @Test func crashesDamageAndStrangeRepliesAreFaults() {
        for change: (inout Findings) -> Void in [
            { $0.crashes = ["cloud ended with 139"] },
            { $0.stores["cloud"]?.damage = ["row 3 missing"] },
            { $0.entries.refusals = ["ask t-1: 418"] },
        ] {
            var findings = makeFindings()
            change(&findings)
            #expect(!findings.verdict().isGood)
        }
    }
}
