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
}
