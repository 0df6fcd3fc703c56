import Learning
import Testing

@Suite struct HeldOutSplitTests {
    @Test func `a class's first two examples train`() {
        for index in 0..<200 {
            let fingerprint = makeFingerprint(index)
            #expect(!HeldOutSplit.isHeldOut(fingerprint, classTotal: 0))
            #expect(!HeldOutSplit.isHeldOut(fingerprint, classTotal: 1))
        }
    }

    @Test func `one example in five is held out`() {
        let heldOut = (0..<5000).count {
            HeldOutSplit.isHeldOut(makeFingerprint($0), classTotal: $0 + 2)
        }

        #expect((900...1100).contains(heldOut))
    }

    /// Nodes that have other examples beside it decide the same.
    @Test func `the fingerprint alone decides`() {
        for index in 0..<200 {
            let fingerprint = makeFingerprint(index)
            let sides = [2, 3, 10, 1000].map {
                HeldOutSplit.isHeldOut(fingerprint, classTotal: $0)
            }
            #expect(Set(sides).count == 1)
        }
    }

    private func makeFingerprint(_ number: Int) -> Fingerprint {
        makeDeskInput(nil, Double(number)).fingerprint(task: "desk")
    }
}
