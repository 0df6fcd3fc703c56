import Console
import Foundation
import Testing
import Wire

@Suite struct PreferencesTests {
    @Test func surviveBeingSaved() throws {
        let preferences = Preferences(
            theme: "night", sorts: ["versions": Sort(column: "acc", isDescending: true)],
            zoom: .half, focus: .jobs, task: "digits", isMouseOn: false)

        let data = try JSONEncoder().encode(preferences)

        #expect(try JSONDecoder().decode(Preferences.self, from: data) == preferences)
    }

    @Test func areTakenUpAgain() {
        let preferences = Preferences(
            theme: "night", sorts: ["versions": Sort(column: "acc", isDescending: true)],
            zoom: .half, focus: .jobs, task: "digits", isMouseOn: false)

        let state = Driver(preferences: preferences).state

        #expect(state.focus == .jobs)
        #expect(state.zoom == .half)
        #expect(state.versions.sort == Sort(column: "acc", isDescending: true))
        #expect(state.preferences.task == "digits")
    }

    @Test func areNotSavedUnlessTheyChange() {
        var driver = Driver()

        driver.press("j", .tab, .enter, .escape)

        #expect(driver.asked.isEmpty)
    }

    @Test func aTaskThatIsGoneHidesNothing() {
        #expect(Driver(preferences: Preferences(task: "cats")).state.task == nil)
    }

    @Test func endedJobsAreTold() {
        var driver = Driver()
        driver.node.jobs[0].state = .promoted
        driver.node.jobs[0].version = 4
        driver.node.jobs[0].gain = 0.012

        driver.take(.changed([.jobs]))

        #expect(driver.state.toast?.text == "job #31 digits v4 promoted +1.2 pp ▲")
    }

    @Test func longErrorsAreReadWhole() {
        var driver = Driver(columns: 80, rows: 24)
        let text =
            "cannot label: the disk that holds /var/lib/tideline is full; free some space there"
            + " and label again"

        driver.take(.notice(.failure, text))

        #expect(driver.shows("is full; free"))
        #expect(driver.shows("and label again"))
    }
}
