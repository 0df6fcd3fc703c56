import Console
import Testing
import Wire

@Suite struct CommandLineTests {
    private func run(_ line: String, readOnly: Bool = false) -> Driver {
        var driver = Driver(isReadOnly: readOnly)
        driver.press(":")
        driver.type(line)
        driver.press(.enter)
        return driver
    }

    @Test(arguments: [
        ("frobnicate", "no command frobnicate: Tab shows what there is"),
        ("task cats", "no task cats: this node serves digits, helpdesk, sightings"),
        ("retrain cats", "no task cats: this node serves digits, helpdesk, sightings"),
        ("promote v77", "no version v77 of digits"),
        ("promote v3", "v3 is live already"),
        ("rollback helpdesk", "no version of helpdesk was live before the present one"),
        ("theme pink", "no theme pink: plain, night, day"),
        ("feeder fast", ":feeder needs pause, resume or questions per second"),
        ("level loud", ":level needs debug, info, warn or error"),
        ("sort weight", ":sort needs oldest, newest or uncertain"),
        ("dump", ":dump needs a file"),
    ])
    func saysWhatIsWrong(line: String, message: String) {
        #expect(run(line).state.toast?.text == message)
    }

    @Test(arguments: [
        ("feeder 5", Effect.setFeeder(isPaused: false, questionsPerSecond: 5)),
        ("feeder pause", .setFeeder(isPaused: true, questionsPerSecond: 2)),
        ("target digits escalation 5", .setTarget(.escalation(0.05), task: "digits", by: "anna")),
        ("theme night", .setTheme("night")),
        ("mouse off", .setMouse(false)),
        ("dump screen.txt", .dump("screen.txt")),
    ])
    func doesWhatItSays(line: String, effect: Effect) {
        #expect(run(line).asked.first == effect)
    }

    @Test func changesOfTheNodeStillAsk() {
        let driver = run("retrain helpdesk")

        #expect(driver.asked.isEmpty)
        #expect(driver.shows("Retrain helpdesk?"))
    }

    @Test func tabCompletesWordsAndNames() {
        var driver = Driver()

        driver.press(":")
        driver.type("ret")
        driver.press(.tab)
        driver.type(" h")
        driver.press(.tab, .enter)

        #expect(driver.shows("Retrain helpdesk?"))
    }

    @Test func tabGoesThroughWhatFits() {
        var driver = Driver()

        driver.press(":")
        driver.type("task ")
        driver.press(.tab, .tab, .enter)

        #expect(driver.state.task == "digits")
    }

    @Test func upBringsBackWhatWasTyped() {
        var driver = run("task digits")

        driver.press(":", .up)
        driver.press(.backspace)

        #expect(driver.shows(":task digit"))
    }

    @Test func readOnlyCanBeLiftedAndSet() {
        var driver = run("feeder pause", readOnly: true)
        #expect(driver.asked.isEmpty)
        #expect(driver.state.toast?.text.hasPrefix("read-only") == true)

        driver.press(":")
        driver.type("rw")
        driver.press(.enter, "p")
        #expect(driver.asked.count == 1)
        driver.press(":")
        driver.type("ro")
        driver.press(.enter, "R")

        #expect(driver.state.overlay == nil)
        #expect(driver.shows("READ-ONLY"))
    }
}
