import NIOCore
import Testing
import Wire

@testable import Link

@Suite struct FrameLinesTests {
    /// Every line that the pieces make, however they are cut.
    private func lines(_ pieces: [String]) throws -> [String] {
        var cutter = FrameLines()
        var found: [String] = []
        for piece in pieces {
            cutter.append(ByteBuffer(string: piece))
            while let line = try cutter.next() { found.append(String(buffer: line)) }
        }
        return found
    }

    @Test(arguments: [
        ["one\ntwo\n\nthree\n"], ["o", "ne", "\n", "two\n\nth", "ree\n"],
        ["one\ntwo\n", "\n", "three\n"],
    ])
    func cutsWhereTheLinesEnd(pieces: [String]) throws {
        #expect(try lines(pieces) == ["one", "two", "", "three"])
    }

    @Test func keepsWhatIsNoWholeLine() throws {
        var cutter = FrameLines()
        cutter.append(ByteBuffer(string: "one\ntw"))

        #expect(try cutter.next() == ByteBuffer(string: "one"))
        #expect(try cutter.next() == nil)
        #expect(cutter.isCutOff)
    }

    @Test func takesTheLongestLine() throws {
        var cutter = FrameLines()
        cutter.append(ByteBuffer(repeating: 97, count: FrameLines.longest))
        #expect(try cutter.next() == nil)

        cutter.append(ByteBuffer(string: "\n"))

        #expect(try cutter.next()?.readableBytes == FrameLines.longest)
        #expect(!cutter.isCutOff)
    }

    @Test(arguments: [true, false])
    func refusesALongerOne(hasEnd: Bool) {
        var cutter = FrameLines()
        cutter.append(ByteBuffer(repeating: 97, count: FrameLines.longest + 1))
        if hasEnd { cutter.append(ByteBuffer(string: "\n")) }

        let error = #expect(throws: NodeError.self) { try cutter.next() }

        #expect(
            error
                == NodeError(
                    .invalid,
                    "a line of the conversation has more than 4 MB, so it is no frame; the "
                        + "conversation ends"))
    }
}
