import Testing
import Wire

@testable import Console

@Suite struct TreePaneTests {
    private func driver(_ keys: Key...) -> Driver {
        var driver = Driver(node: .amid)
        driver.press("1")
        for key in keys { driver.press(key) }
        return driver
    }

    private func names(_ driver: Driver) -> [String] {
        driver.state.tiers.rows.map(\.entry.name)
    }

    @Test func oneBeginsAtTheOwnNode() {
        #expect(driver().state.tiers.selected?.entry.name == "north-1")
    }

    @Test func aFilterFindsWhatIsFoldedAway() {
        var driver = driver("E")
        #expect(names(driver) == ["cloud"])

        driver.press("/")
        driver.type("till")
        #expect(names(driver) == ["till-1"])
        driver.press(.escape)

        #expect(names(driver) == ["cloud"])
    }

    @Test(arguments: [
        ("state:held", ["shop-3"]), ("state:stale", ["shop-2"]), ("state:adopting", ["shop-4"]),
        ("tier:on-prem", ["shop-1", "shop-2", "shop-3", "shop-4"]),
        ("queued>0", ["north-1"]), ("versions:v13", ["shop-1", "shop-4"]),
        ("under:shop", ["till-1"]), ("wait>5", ["kiosk", "anna"]),
    ])
    func columnsAreFiltered(filter: String, expected: [String]) {
        var driver = driver("/")
        driver.type(filter)

        #expect(names(driver) == expected)
    }

    @Test func aSortedTreeIsAListThatSaysWhereEachHangs() {
        var driver = driver("1", ":")
        driver.type("sort seen")
        driver.press(.enter, "I")

        #expect(names(driver).first == "shop-3")
        #expect(driver.shows("UNDER"))
        driver.press("<", "<", "<", "<", "<", "<")
        #expect(driver.state.tiers.selected?.entry.name == "north-1")
    }

    @Test func theSelectionStaysWithItsNodeWhenOthersCome() {
        var driver = driver("j", "j")
        var tree = driver.node.tree
        tree.entries.insert(SampleNode.below("s0", "n1", "shop-0", "on-prem"), at: 3)
        driver.node.tree = tree

        driver.take(.changed([.tree]))

        #expect(driver.state.tiers.selectedID == "d1")
        #expect(names(driver)[3] == "shop-0")
    }

    @Test func aSilentNodeIsNeverGreen() throws {
        var driver = driver()
        driver.isNodeSlow = true

        driver.take(.tick(driver.state.now.advanced(bySeconds: 60)))

        let columns = TreeRow.columns
        let state = try #require(columns.first { $0.name == "state" })
        for row in driver.state.tiers.rows where row.branch.isNode {
            let moment = driver.state.moment
            #expect(state.role(row, moment) != .stateLive, "\(row.entry.name)")
            #expect(!state.text(row, moment).contains("live"), "\(row.entry.name)")
        }
    }

    @Test func agesAreByTheClockOfTheNodeThatTellsThem() {
        var driver = driver()
        // This node's clock is an hour ahead of the console's.
        let hour = 3600.0
        for place in driver.node.tree.entries.indices {
            let seen = driver.node.tree.entries[place].seen
            driver.node.tree.entries[place].seen = seen.advanced(bySeconds: hour)
        }
        driver.node.clockLead = hour
        driver.take(.changed(Set(Topic.allCases)))

        #expect(driver.shows("○ stale 4m"))
        #expect(driver.shows("◐ adopting"))
    }

    @Test func theDetailTellsWhatIsWantedAndWhyItIsNotServed() {
        let driver = driver("j", "d")

        #expect(driver.shows("v3 live, stands on cloud v12"))
        #expect(driver.shows("wants cloud v13: kept, worse on its own held-out"))
        #expect(driver.shows("● connected to north-1"))
        #expect(driver.shows("49 200 (81.7%)"))
    }

    @Test func theFlowIsATabOfThePane() {
        var driver = driver("1", "]")

        #expect(driver.shows("on-prem ×4  asked 60 200  ○ 2 of 4 not heard of"))
        #expect(driver.shows("49 200  81.7%"))
        driver.press("[")

        #expect(driver.shows("VERSIONS"))
    }

    @Test(arguments: [
        (LinkState.connected, "↑ region ● 12 queued"), (.lost, "↑ region ✗ lost 2s 12 queued"),
        (.held, "↑ region ‖ held 2s 12 queued"),
    ])
    func theHeaderTellsOfTheLinkUp(link: LinkState, words: String) {
        var node = SampleNode.amid
        node.tree.entries[2].link = link

        #expect(Driver(columns: 80, rows: 24, node: node).screen()[0].contains(words))
    }

    @Test func aTreeOfThousandsIsReadSeldom() {
        var node = SampleNode()
        node.tree.entries += (0..<10_000).map {
            SampleNode.below("n\($0)", "box-7", "n\($0)", "edge")
        }
        var driver = Driver(node: node)
        driver.press("1")
        driver.isNodeSlow = true
        func isRead(after seconds: Double) -> Bool {
            driver.take(.changed([.tree]))
            driver.take(.tick(driver.state.now.advanced(bySeconds: seconds)))
            return driver.waiting.contains(.load(Load(.tree, .tree)))
        }

        #expect(!isRead(after: 1))
        #expect(isRead(after: 5))
    }

    @Test func tenThousandNodesAreWalkedFoldedAndSorted() {
        var node = SampleNode()
        node.tree.entries += (0..<10_000).map {
            SampleNode.below("n\($0)", $0 < 100 ? "box-7" : "n\($0 / 100)", "n\($0)", "edge")
        }
        var driver = Driver(node: node)
        driver.press("1", "G")
        #expect(driver.state.tiers.total == 10_004)
        driver.press("g", "h")
        #expect(driver.state.tiers.total == 1)
        driver.press("l", "/")
        driver.type("n99")

        #expect(driver.state.tiers.total == 111)
    }
}
