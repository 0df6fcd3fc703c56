import Learning
import Testing

@Suite struct HeldOutSplitTests {
    @Test func `a class's first two examples train`() {
        for index in 0..<200 {
            let fingerprint = makeFingerprint(index)
            #expect(!HeldOutSplit.isHeldOut(fingerprint, classTotal: 0, classHeldOut: 0))
            #expect(!HeldOutSplit.isHeldOut(fingerprint, classTotal: 1, classHeldOut: 0))
        }
    }

    @Test(arguments: 0..<5)
    func `a class is never far from its share`(seed: Int) {
        var heldOut = 0
        for total in 0..<500 {
            let fingerprint = makeFingerprint(seed * 1000 + total)
            if HeldOutSplit.isHeldOut(fingerprint, classTotal: total, classHeldOut: heldOut) {
                heldOut += 1
            }
            #expect(abs(Double(heldOut) - 0.2 * Double(total + 1)) < 2.5)
        }
    }

    @Test func `the fingerprint decides`() {
        let sides = (0..<100).map {
            HeldOutSplit.isHeldOut(makeFingerprint($0), classTotal: 10, classHeldOut: 2)
        }

        #expect(sides.contains(true) && sides.contains(false))
    }

    private func makeFingerprint(_ number: Int) -> Fingerprint {
        makeDeskInput(nil, Double(number)).fingerprint(task: "desk")
    }
}
