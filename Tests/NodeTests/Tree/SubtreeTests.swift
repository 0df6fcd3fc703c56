import Node
import Testing
import Wire

@Suite struct SubtreeTests {
    private let now = Timestamp(milliseconds: 1_000_000)
    private let own = NodeID("own")

    private func entry(
        _ id: String, under parent: String? = nil, waiting: Int = 0, link: LinkState? = .connected,
        seen: Int64 = 500
    ) -> TreeEntry {
        TreeEntry(
            id: id, parent: parent, name: "name \(id)", tier: "edge", kind: .node,
            questionsPerSecond: 0, escalated: 0, waiting: waiting, versions: [], link: link,
            seen: Timestamp(milliseconds: seen))
    }

    private func makeTree(_ entries: [TreeEntry]) -> Subtree {
        var tree = Subtree()
        tree.meet(NodeID("a"), name: "a", tier: "edge", link: .connected, at: now)
        tree.take(
            NodeReport(entries: entries, isWhole: true), from: NodeID("a"), besides: [own],
            at: now)
        return tree
    }

    @Test func aReportHangsUnderTheNodeItCameTo() {
        let tree = makeTree([entry("a"), entry("b", under: "a"), entry("c", under: "b")])

        let entries = tree.entries(under: own, staleAfter: 9)

        #expect(entries.map(\.id) == ["a", "b", "c"])
        #expect(entries.map(\.parent) == ["own", "a", "b"])
        #expect(entries.allSatisfy { $0.seen == now && $0.staleAfter == 9 })
        #expect(tree.holder(of: NodeID("c")) == NodeID("a"))
        #expect(tree.holder(of: NodeID("x")) == nil)
    }

    @Test func nothingIsFresherThanWhatItHangsOn() {
        var tree = makeTree([entry("a"), entry("b", under: "a"), entry("c", under: "b")])
        tree.setLink(.lost, of: NodeID("a"))

        let later = now.advanced(bySeconds: 100)
        let entries = tree.entries(under: own, staleAfter: 9)

        #expect(entries[0].link == .lost)
        #expect(entries.allSatisfy { $0.isStale(at: later) })
    }

    @Test func aNodeThatItsParentLostKeepsItsAgeByOurClock() {
        let tree = makeTree([
            entry("a", seen: 500), entry("b", under: "a", link: .lost, seen: 200),
        ])

        let entries = tree.entries(under: own, staleAfter: 9)

        #expect(entries[1].seen.milliseconds == now.milliseconds - 300)
    }

    @Test func changesReplaceWhatWasToldBefore() {
        var tree = makeTree([entry("a"), entry("b", under: "a"), entry("c", under: "a")])

        tree.take(
            NodeReport(
                entries: [entry("a"), entry("b", under: "a", waiting: 7)], isWhole: false,
                gone: [NodeID("c")]), from: NodeID("a"), besides: [own], at: now)

        let entries = tree.entries(under: own, staleAfter: 9)
        #expect(entries.map(\.id) == ["a", "b"] && entries[1].waiting == 7)
    }

    @Test func aChildSpeaksForItselfAndThoseBelowItAlone() {
        var tree = makeTree([entry("a"), entry("b", under: "a")])
        tree.meet(NodeID("z"), name: "z", tier: "edge", link: .connected, at: now)

        tree.take(
            NodeReport(
                entries: [
                    entry("z"), entry("a", under: "z"), entry("b", under: "z"),
                    entry("own", under: "z"), entry("y", under: "z"),
                ], isWhole: true), from: NodeID("z"), besides: [own], at: now)

        #expect(
            tree.entries(under: own, staleAfter: 9).map(\.id) == ["a", "b", "z", "y"])
    }

    @Test func aNodeThatMovedIsWhereItIsConnected() {
        var tree = makeTree([entry("a"), entry("b", under: "a")])
        tree.setLink(.lost, of: NodeID("a"))
        tree.meet(NodeID("z"), name: "z", tier: "edge", link: .connected, at: now)

        tree.take(
            NodeReport(entries: [entry("z"), entry("b", under: "z")], isWhole: true),
            from: NodeID("z"), besides: [own], at: now)

        #expect(tree.holder(of: NodeID("b")) == NodeID("z"))
        #expect(tree.entries(under: own, staleAfter: 9).map(\.id) == ["a", "z", "b"])
    }

    @Test func reportsCarryOnlyWhatChanged() {
        var ledger = ReportLedger()
        let entries = [entry("a"), entry("b", under: "a"), entry("c", under: "a")]

        #expect(ledger.reports(entries, isWhole: true).map(\.entries) == [entries])
        var older = entries
        for place in older.indices { older[place].seen.milliseconds += 1000 }
        #expect(ledger.reports(older, isWhole: false) == [])
        older[2].waiting = 1
        #expect(ledger.reports(older, isWhole: false).map(\.entries) == [[older[0], older[2]]])
        let left = Array(older.prefix(2))
        let gone = ledger.reports(left, isWhole: false)
        #expect(gone.map(\.gone) == [[NodeID("c")]] && gone.map(\.entries) == [[older[0]]])
    }

    @Test func aLargeTreeIsToldInPieces() {
        var ledger = ReportLedger()
        let entries = [entry("a")] + (0..<1200).map { entry("n\($0)", under: "a") }

        let reports = ledger.reports(entries, isWhole: true)

        #expect(reports.map(\.isWhole) == [true, false, false])
        #expect(reports.map(\.entries.count) == [501, 501, 201])
        var tree = Subtree()
        tree.meet(NodeID("a"), name: "a", tier: "edge", link: .connected, at: now)
        for report in reports { tree.take(report, from: NodeID("a"), besides: [], at: now) }
        #expect(tree.entries(under: own, staleAfter: 9).map(\.id) == entries.map(\.id))
    }

    @Test func theChainAboveIsAsOldAsTheLinksBetween() {
        var chain = Chain()
        let top = entry("top", link: nil, seen: 400)
        var middle = entry("middle", under: "top", link: .connected, seen: 500)
        chain.take([top, middle], at: now)

        var entries = chain.entries(link: .connected, staleAfter: 9, at: now)
        #expect(entries.map(\.id) == ["top", "middle"])
        #expect(entries.map(\.parent) == [nil, "top"])
        #expect(entries.map(\.seen) == [now, now])

        middle.link = .lost
        chain.take([top, middle], at: now)
        entries = chain.entries(link: .connected, staleAfter: 9, at: now)
        #expect(entries[0].seen.milliseconds == now.milliseconds - 100)
    }
}
