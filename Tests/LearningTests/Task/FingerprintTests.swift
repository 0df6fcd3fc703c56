import Learning
import Testing

@Suite struct FingerprintTests {
    @Test func `equal inputs of a task share a fingerprint`() {
        let input = makeDeskInput("printer jammed", 9)

        #expect(input.fingerprint(task: "desk") == input.fingerprint(task: "desk"))
        #expect(input.fingerprint(task: "desk") != input.fingerprint(task: "shop"))
        let later = makeDeskInput("printer jammed", 10)
        #expect(input.fingerprint(task: "desk") != later.fingerprint(task: "desk"))
    }

    @Test func `the stored form has sixteen bytes and comes back`() {
        let fingerprint = makeDeskInput("printer jammed").fingerprint(task: "desk")

        #expect(fingerprint.bytes.count == 16)
        #expect(Fingerprint(bytes: fingerprint.bytes) == fingerprint)
        #expect(Fingerprint(bytes: [1, 2, 3]) == nil)
    }

    @Test func `it is the digest of the task's name and the encoded input`() {
        let input = Input(values: [.text("a")])
        let bytes = [1] + Array("t".utf8) + input.encoded()

        #expect(input.fingerprint(task: "t").bytes == Array(SHA256.hash(bytes).prefix(16)))
    }

    @Test func `shares spread evenly and differ by purpose`() {
        let prints = (0..<1000).map { makeDeskInput(nil, Double($0)).fingerprint(task: "t") }
        let shares = prints.map { $0.share(for: 1) }

        #expect(shares.allSatisfy { 0..<1 ~= $0 })
        #expect(abs(shares.reduce(0, +) / 1000 - 0.5) < 0.05)
        #expect(shares != prints.map { $0.share(for: 2) })
    }
}
