import Synchronization
import Testing

@testable import Link

@Suite struct BodyWatchTests {
    private func body(
        until deadline: Double, stretch: (seconds: Double, bytes: Int)? = nil
    ) -> BodyWatch.Bodies.Body {
        BodyWatch.Bodies.Body(deadline: deadline, cut: {}, stretch: stretch)
    }

    @Test func aBodyIsOverdueAtItsDeadlineAndOnlyOnce() {
        var bodies = BodyWatch.Bodies()
        let key = bodies.begin(body(until: 10))

        #expect(bodies.overdue(at: 9.9).isEmpty)
        #expect(bodies.overdue(at: 10).count == 1)
        #expect(bodies.overdue(at: 11).isEmpty)
        let wasThere = bodies.end(key)
        #expect(!wasThere)
    }

    @Test func aBodyThatCameInTimeIsForgotten() {
        var bodies = BodyWatch.Bodies()
        let key = bodies.begin(body(until: 10))

        let wasThere = bodies.end(key)
        #expect(wasThere)
        #expect(bodies.isEmpty)
    }

    @Test func aStreamLastsAsLongAsItMoves() {
        var bodies = BodyWatch.Bodies()
        let key = bodies.begin(body(until: 10, stretch: (seconds: 10, bytes: 100)))

        bodies.came(99, of: key, at: 5)
        bodies.came(1, of: key, at: 6)
        #expect(bodies.overdue(at: 15).isEmpty)

        bodies.came(99, of: key, at: 15)
        #expect(bodies.overdue(at: 16).count == 1)
    }
}
