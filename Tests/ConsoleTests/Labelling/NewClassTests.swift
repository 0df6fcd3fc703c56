import Console
import Testing
import Wire

/// A class is made on purpose or not at all.
@Suite struct NewClassTests {
    private func typing(_ key: Key, _ text: String, rows: Int = 35) -> Driver {
        var driver = Driver(rows: rows, preferences: Preferences(task: "helpdesk"))
        driver.press(.enter, key)
        driver.type(text)
        return driver
    }

    private func verdicts(_ driver: Driver) -> [LabelRequest.Verdict] {
        driver.asked.compactMap {
            if case .label(let request) = $0 { request.verdict } else { nil }
        }
    }

    @Test func typingToFindMakesNoClass() {
        var driver = typing("i", "zzzz")
        #expect(driver.shows("no class has these letters"))

        driver.press(.enter)

        #expect(verdicts(driver).isEmpty)
        #expect(driver.shows("no class zzzz · c makes a new one"))
        driver.press("c")
        #expect(driver.shows("New class"))
    }

    @Test func aNameUnlikeAnyIsMadeAtOnce() {
        var driver = typing("c", "warranty")
        #expect(driver.shows("new class “warranty” "))

        driver.press(.enter)

        #expect(verdicts(driver) == [.newClass("warranty")])
    }

    @Test(arguments: ["refnd", "re_fund", "Shiping", "BIL-LING"])
    func aNameLikeAnotherIsAskedFor(name: String) {
        var driver = typing("c", name)

        driver.press(.enter)
        #expect(verdicts(driver).isEmpty)
        #expect(driver.shows("New class \(name)?"))
        driver.press("y")

        #expect(verdicts(driver) == [.newClass(name)])
    }

    @Test func aSlipCanBeMendedAfterACancel() {
        var driver = typing("c", "refnd")
        driver.press(.enter, .escape)
        #expect(verdicts(driver).isEmpty)

        driver.press(.left, .left, "u", .enter)

        #expect(verdicts(driver) == [.known("refund")])
    }

    @Test func hintsPromiseNoKeyThatTypes() {
        let driver = typing("i", "re")

        #expect(!driver.shows("? help"))
    }
}
