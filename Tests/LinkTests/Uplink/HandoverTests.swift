import Synchronization
import Testing

@testable import Link

@Suite struct HandoverTests {
    @Test func everythingArrivesInOrder() async {
        let handover = Handover<Int>(capacity: 2)

        async let given: Void = {
            for number in 0..<1000 { #expect(await handover.give(number)) }
            handover.finish()
        }()
        var taken: [Int] = []
        for await number in handover.stream { taken.append(number) }
        await given

        #expect(taken == Array(0..<1000))
    }

    @Test func theGiverIsNeverFarAhead() async {
        let handover = Handover<Int>(capacity: 2)
        let given = Mutex(0)

        async let giving: Void = {
            for number in 0..<200 {
                given.withLock { $0 = number }
                _ = await handover.give(number)
            }
            handover.finish()
        }()
        for await number in handover.stream {
            // Two lie there, one is in the taker's hand, one is being given.
            #expect(given.withLock { $0 } <= number + 3)
        }
        await giving
    }

    @Test func aWaitingGiverIsToldWhenNobodyTakes() async {
        let handover = Handover<Int>(capacity: 1)

        async let given = handover.give(1)
        handover.finish()
        _ = await given

        #expect(await handover.give(2) == false)
    }

    @Test func aTakerThatIsCancelledEndsIt() async {
        let handover = Handover<Int>(capacity: 1)
        let taker = Task { await handover.take() }

        taker.cancel()

        #expect(await taker.value == nil)
        #expect(await handover.give(1) == false)
    }
}
