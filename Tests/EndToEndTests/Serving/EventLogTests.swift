import Testing
import Wire

@testable import tideline

/// The node's events as the lines of a log.
@Suite struct EventLogTests {
    @Test func `each event is logged once, in its order`() {
        var log = EventLog(since: Timestamp(milliseconds: 100))

        #expect(log.new(in: [event(3, at: 120), event(2, at: 110)]).map(\.id) == [2, 3])
        #expect(log.new(in: [event(4, at: 130), event(3, at: 120)]).map(\.id) == [4])
        #expect(log.new(in: [event(4, at: 130)]).isEmpty)
    }

    @Test func `what happened before the start is not logged`() {
        var log = EventLog(since: Timestamp(milliseconds: 100))

        #expect(log.new(in: [event(2, at: 100), event(1, at: 99)]).map(\.id) == [2])
    }

    @Test(arguments: [
        (EventLevel.debug, "<7>"), (.info, "<6>"), (.warning, "<4>"), (.error, "<3>"),
    ])
    func `the journal reads the level in front`(level: EventLevel, prefix: String) {
        let line = LogLine(event(1, at: 0, level: level))

        #expect(line.forJournal == "\(prefix)link: edge is gone")
    }

    @Test func `a reader sees when and how serious`() {
        let line = LogLine(event(1, at: 0, level: .warning))

        #expect(
            line.forReaders(at: "2026-11-21T04:05:06Z")
                == "2026-11-21T04:05:06Z warning link: edge is gone")
    }

    @Test func `one event is one line, whatever an asker wrote`() {
        let line = LogLine(.info, "a\nb\u{1B}[2J")

        #expect(!line.forJournal.contains("\n"))
        #expect(!line.forJournal.contains("\u{1B}"))
    }

    private func event(_ id: Int64, at milliseconds: Int64, level: EventLevel = .info) -> EventRow {
        EventRow(
            id: id, at: Timestamp(milliseconds: milliseconds), level: level, topic: "link",
            text: "edge is gone")
    }
}
