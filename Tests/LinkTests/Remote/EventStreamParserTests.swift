import Foundation
import Testing

@testable import Link

@Suite struct EventStreamParserTests {
    @Test func piecesMayEndAnywhere() {
        let text = Array(
            ":\n\nevent: changes\ndata: [\"ä\"]\n\ndata: a\r\ndata: b\r\n\r\nid: 3\nretry: 5\n\n"
                .utf8)
        for size in 1...text.count {
            var parser = EventStreamParser()
            var events: [ServerSentEvent] = []
            for start in stride(from: 0, to: text.count, by: size) {
                let piece = Data(text[start..<min(start + size, text.count)])
                events += parser.events(endingIn: piece)
            }
            #expect(
                events == [
                    ServerSentEvent(name: "changes", data: "[\"ä\"]"),
                    ServerSentEvent(name: "", data: "a\nb"),
                ])
        }
    }
}
