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
        findings.entries.labels = [(0, "shore")]
        #expect(findings.verdict().lost == ["the label of t-0000000 is not at shore"])
        findings.entries.restored = ["shore"]
        #expect(findings.verdict().isGood)
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
