import Dispatch
import Node
import Testing
import Wire

@Suite struct ChangeFeedTests {
    @Test func theFirstElementNamesEveryTopic() async {
        let feed = ChangeFeed()
        var changes = feed.listen().makeAsyncIterator()

        #expect(await changes.next() == Set(Topic.allCases))
    }

    @Test func aSlowListenerGetsAllThatItMissedInOnePiece() async {
        let feed = ChangeFeed()
        var changes = feed.listen().makeAsyncIterator()
        _ = await changes.next()

        feed.tell([.jobs])
        feed.tell([.versions])
        feed.tell([.jobs, .events])

        #expect(await changes.next() == [.jobs, .versions, .events])
        feed.finish()
        #expect(await changes.next() == nil)
    }

    @Test func nothingIsLostWhenTwoTellAtOnce() async {
        let feed = ChangeFeed()
        var changes = feed.listen().makeAsyncIterator()
        _ = await changes.next()

        for _ in 0..<20_000 {
            feed.tell([.status])
            DispatchQueue.concurrentPerform(iterations: 2) { feed.tell([[.jobs], [.events]][$0]) }
            let heard = await changes.next()
            guard heard == [.status, .jobs, .events] else {
                Issue.record("heard only \(heard ?? [])")
                return
            }
        }
    }
}
