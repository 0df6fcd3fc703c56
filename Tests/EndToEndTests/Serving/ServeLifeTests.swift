import Testing

@testable import tideline

/// How a serving node starts and ends, as values.
@Suite struct ServeLifeTests {
    @Test func `it is ready once it serves`() {
        var life = ServeLife()

        let effects = life.handle(.serving(at: ["/data/node.socket", "http://127.0.0.1:7654"]))

        let text = "serving at /data/node.socket and http://127.0.0.1:7654"
        #expect(effects == [.say(.info, text), .notify("READY=1\nSTATUS=\(text)")])
    }

    @Test(arguments: [(ServeLife.terminate, "SIGTERM"), (ServeLife.interrupt, "SIGINT")])
    func `the first signal drains, closes and ends well`(number: Int32, name: String) {
        var life = serving()

        #expect(
            life.handle(.signal(number)) == [
                .say(.info, "stopping: \(name)"), .notify("STOPPING=1"),
                .setDeadline(seconds: 30), .drain,
            ])
        #expect(life.handle(.drained) == [.close])
        #expect(life.handle(.closed) == [.say(.info, "stopped"), .exit(0)])
        #expect(life.phase == .over)
    }

    @Test func `the second signal ends at once`() {
        var life = serving()
        _ = life.handle(.signal(ServeLife.terminate))

        #expect(
            life.handle(.signal(ServeLife.interrupt)) == [
                .say(.warning, "SIGINT again: ending at once"), .abort(130),
            ])
    }

    @Test func `an owner that is gone ends it once`() {
        var life = serving()

        #expect(
            life.handle(.ownerGone).first
                == .say(.info, "stopping: whoever started this is gone"))
        #expect(life.handle(.ownerGone).isEmpty)
    }

    @Test func `a hung up terminal changes nothing`() {
        var life = serving()

        let effects = life.handle(.signal(ServeLife.hangUp))

        #expect(
            effects == [.say(.info, "SIGHUP changes nothing: what is set is read when it changes")])
        #expect(life.phase == .serving)
    }

    @Test func `what cannot serve says why, closes and ends with 1`() {
        var life = ServeLife()

        let effects = life.handle(.failed("cannot listen at 127.0.0.1:7654"))

        #expect(effects.first == .say(.error, "cannot listen at 127.0.0.1:7654"))
        #expect(effects.last == .drain)
        #expect(life.handle(.drained) == [.close])
        #expect(life.handle(.closed).last == .exit(1))
    }

    @Test func `stopping that takes too long is given up`() {
        var life = serving()
        #expect(life.handle(.timeIsUp).isEmpty)
        _ = life.handle(.signal(ServeLife.terminate))
        _ = life.handle(.drained)

        let effects = life.handle(.timeIsUp)

        #expect(
            effects.first
                == .say(
                    .error,
                    "stopping took more than 30 s; ending without it: what was acknowledged is "
                        + "on the disk"))
        #expect(effects.last == .abort(1))
        #expect(life.handle(.closed).isEmpty)
    }

    @Test func `a signal before it serves is obeyed, and readiness is not told any more`() {
        var life = ServeLife()

        #expect(life.handle(.signal(ServeLife.terminate)).last == .drain)
        #expect(life.handle(.serving(at: ["x"])).isEmpty)
    }

    private func serving() -> ServeLife {
        var life = ServeLife()
        _ = life.handle(.serving(at: ["/data/node.socket"]))
        return life
    }
}
