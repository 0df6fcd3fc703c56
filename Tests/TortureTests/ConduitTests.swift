import Testing
import Torture

struct ConduitTests {
    @Test func inFairWeatherBytesPassAtOnce() {
        var conduit = Conduit()
        conduit.take([1, 2], at: 0, .fair)
        conduit.take([3], at: 0, .fair)
        #expect(conduit.give(at: 0, .fair) == [1, 2, 3])
        #expect(conduit.isEmpty)
    }

    @Test func delayedBytesComeLaterAndInOrder() {
        let slow = Weather(delay: 0.5)
        var conduit = Conduit()
        conduit.take([1], at: 0, slow)
        conduit.take([2], at: 0.1, .fair)
        #expect(conduit.give(at: 0.4, .fair) == [])
        #expect(conduit.give(at: 0.5, .fair) == [1, 2])
    }

    @Test func aFrozenLinkKeepsWhatItHas() {
        var conduit = Conduit()
        conduit.take([1], at: 0, .fair)
        #expect(conduit.give(at: 9, Weather(isFrozen: true)) == [])
        #expect(conduit.give(at: 9, Weather(isCut: true)) == [])
        #expect(conduit.give(at: 9, .fair) == [1])
    }

    @Test func aTrickleLetsSoManyBytesASecondPass() {
        let narrow = Weather(bytesPerSecond: 100)
        var conduit = Conduit()
        conduit.take([UInt8](repeating: 7, count: 250), at: 0, narrow)
        var passed = 0
        for step in 1...100 { passed += conduit.give(at: Double(step) / 100, narrow).count }
        #expect((98...104).contains(passed))
        #expect(!conduit.isEmpty)
    }

    @Test func whatWasNotTakenIsGivenFirst() {
        var conduit = Conduit()
        conduit.take([3], at: 0, .fair)
        conduit.putBack([1, 2])
        #expect(conduit.give(at: 0, .fair) == [1, 2, 3])
    }

    @Test func drainingGivesAllAtOnce() {
        var conduit = Conduit()
        conduit.take([1], at: 0, Weather(delay: 9))
        #expect(conduit.drain() == [1])
        #expect(conduit.isEmpty)
    }
}
