import Node
import Testing

@testable import tideline

/// Where the failure suite has the program end itself.
@Suite struct StopAtTests {
    @Test func `a phase and how often it is passed say where`() throws {
        let place = try #require(StopAt.parse("feedApplied:3"))
        #expect(place.phase == .feedApplied)
        #expect(place.count == 3)
    }

    @Test(arguments: ["", "feedApplied", "feedApplied:0", "feedApplied:x", "nowhere:1", "a:b:c"])
    func `anything else is nowhere`(text: String) {
        #expect(StopAt.parse(text) == nil)
    }
}
