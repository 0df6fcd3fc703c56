import Console
import Testing

@Suite struct KeymapTests {
    @Test func noKeyMeansTwoThingsInOneContext() {
        #expect(Keymap.standard.conflicts == [])
    }

    @Test func keysOfTheTerminalAreLeftAlone() {
        let forbidden: [Key] = [.control("\\"), .control("s"), .control("q"), .control("c")]
        for binding in Keymap.standard.bindings {
            #expect(!binding.keys.contains { forbidden.contains($0) }, "\(binding.command)")
        }
    }

    @Test(arguments: Command.allCases)
    func everyCommandHasAKeyAndAPlaceInTheHelp(command: Command) throws {
        let binding = try #require(Keymap.standard.binding(of: command))
        #expect(!binding.keys.isEmpty)
        #expect(!binding.contexts.isEmpty)
        #expect(!binding.description.isEmpty)
    }

    @Test(arguments: Context.allCases)
    func everyContextCanBeLeftAndHasHelp(context: Context) {
        let keymap = Keymap.standard

        #expect(keymap.command(for: .escape, in: context) == .back)
        #expect(keymap.command(for: "?", in: context) == .help)
        #expect(keymap.command(for: "q", in: context) == .quit)
    }

    @Test func capitalLettersThatChangeTheNodeOpenADialog() {
        for key: Key in ["R", "B"] {
            var driver = Driver(preferences: Preferences(focus: .versions))
            driver.press(key)
            #expect(driver.state.overlay != nil)
            #expect(driver.asked.isEmpty)
        }
    }

    @Test func helpIsFilteredAndRunsWhatIsSelected() {
        var driver = Driver()

        driver.press("?")
        driver.type("retrain")
        #expect(driver.shows("▸ R"))
        driver.press(.enter)

        #expect(driver.shows("Retrain digits?"))
    }

    @Test func helpSaysWhyACommandIsDisabled() {
        var driver = Driver()

        driver.press("?")
        driver.type("take the last label")

        #expect(driver.shows("(nothing to undo)"))
    }

    @Test func aSecondClaimOfAKeyIsAConflict() {
        let keymap = Keymap(
            Keymap.standard.bindings + Keymap.standard.bindings.filter { $0.command == .quit })

        #expect(keymap.conflicts.contains("q means both quit and quit in tiers"))
    }
}
