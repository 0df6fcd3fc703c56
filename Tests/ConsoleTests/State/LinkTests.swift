import Console
import Testing
import Wire

/// Links held and joined, invitations and credentials.
@Suite struct LinkTests {
    private func driver(_ keys: Key...) -> Driver {
        var driver = Driver(node: .amid)
        driver.press("1")
        for key in keys { driver.press(key) }
        return driver
    }

    @Test func holdingTakesTheDialogAndOneKeyTakesItBack() {
        var driver = driver("j", "D")
        #expect(driver.shows("Hold the link to shop-1?"))
        #expect(driver.asked.isEmpty)
        driver.press(.enter)
        #expect(driver.asked.isEmpty)

        driver.press("D", "y")
        let child = NodeID("s1")
        #expect(driver.asked == [.setLink(child, isHeld: true, by: "anna")])
        #expect(driver.state.toast?.text == "link to shop-1 held · z joins it")
        driver.press("z")

        #expect(driver.asked.last == .setLink(child, isHeld: false, by: "anna"))
    }

    @Test func aHeldLinkIsJoined() {
        var driver = driver("j", "j", "j", "j", "D")
        #expect(driver.shows("Join the link to shop-3?"))

        driver.press("y")

        #expect(driver.asked == [.setLink(NodeID("s3"), isHeld: false, by: "anna")])
    }

    @Test func furtherDownTheNodeAboveItIsAskedToCutIt() {
        var driver = driver("j", "j", "D")
        #expect(driver.shows("Hold the link to till-1?"))
        #expect(driver.shows("between till-1 and shop-1"))

        driver.press("y")
        let (child, holder) = (NodeID("d1"), NodeID("s1"))
        #expect(driver.asked == [.setLink(child, at: holder, isHeld: true, by: "anna")])
        #expect(driver.state.toast?.text == "link to till-1 held · z joins it")
        driver.press("z")

        #expect(driver.asked.last == .setLink(child, at: holder, isHeld: false, by: "anna"))
    }

    @Test func onThisNodeItIsTheLinkUp() {
        var driver = driver("D")
        #expect(driver.shows("Hold the link to region?"))

        driver.press("y")

        #expect(driver.asked == [.setLink(nil, isHeld: true, by: "anna")])
        #expect(driver.state.toast?.text == "link to region held · z joins it")
    }

    @Test(arguments: [
        (["k"] as [Key], "region is not below north-1"), (["G"], "anna is no node"),
    ])
    func elsewhereItSaysWhyNot(keys: [Key], reason: String) {
        var driver = driver()
        for key in keys { driver.press(key) }

        driver.press("D")

        #expect(driver.state.overlay == nil)
        #expect(driver.state.toast?.text.contains(reason) == true, "\(driver)")
    }

    @Test func aNodeWithoutAParentHasNoLink() {
        var driver = Driver()
        driver.press("1", "D")

        #expect(driver.state.toast?.text == "box-7 has no parent: there is no link")
    }

    @Test func theLinkThatOneCameThroughIsNotCutFromBelow() {
        let driver = driver("j", .enter, "D")

        #expect(driver.state.toast?.text.contains("came through that link") == true)
        #expect(driver.asked == [.visit(NodeID("s1"))])
    }

    @Test func aRefusedChangeIsNotTakenBack() {
        var driver = driver("j", "D")
        driver.node.trouble = NodeError(.conflict, "shop-1 is gone")

        driver.press("y")

        #expect(driver.state.undoable.isEmpty)
        #expect(driver.state.toast?.text == "shop-1 is gone")
    }

    private func credentials() -> Driver {
        var driver = Driver(node: .amid)
        driver.press(":")
        driver.type("credentials")
        driver.press(.enter)
        return driver
    }

    @Test func credentialsAreRevokedBehindADialog() {
        var driver = credentials()

        driver.press("j", "X")
        #expect(driver.shows("Revoke the credential of kiosk?"))
        driver.press("y")

        #expect(driver.asked == [.revoke(CredentialID(2), by: "anna")])
        #expect(driver.shows("✗ revoked"))
        driver.press("X")
        #expect(driver.state.toast?.text == "the credential of kiosk is revoked already")
    }

    @Test func invitationsAreToldOnceAndCopied() {
        var driver = credentials()
        driver.press("A")
        driver.type("north-9 2d 2MB")

        driver.press(.enter)
        let request = InvitationRequest(
            role: .node, name: "north-9", validFor: 172_800, budget: Budget(bytes: 2_097_152))
        #expect(driver.asked == [.invite(request, by: "anna")])
        #expect(driver.shows("tideline://box-7/join#c2VjcmV0"))
        driver.press("y")
        #expect(driver.asked.last == .copy("tideline://box-7/join#c2VjcmV0"))
        driver.press(.escape)

        #expect(!driver.shows("c2VjcmV0"))
    }

    @Test func anotherRoleIsChosenWithTheArrows() {
        var driver = credentials()
        driver.press("A", .down)
        driver.type("kiosk")

        driver.press(.enter)

        let request = InvitationRequest(role: .client, name: "kiosk", validFor: 86_400)
        #expect(driver.asked == [.invite(request, by: "anna")])
    }

    @Test(arguments: [
        ("invite", "Invite to north-1"), ("invite boss anna", "no role boss"),
        ("invite client", "a name is missing"), ("invite client kiosk 90d", "up to 30 days"),
        ("invite client kiosk 2M", "only a child"), ("invite client kiosk soon", "soon is neither"),
        ("invite client 24h", "24h is no name"),
    ])
    func mistakesAreSaidBeforeAnybodyIsInvited(line: String, answer: String) {
        var driver = Driver(node: .amid)
        driver.press(":")
        driver.type(line)
        driver.press(.enter)

        let isSaid = driver.shows(answer) || driver.state.toast?.text.contains(answer) == true
        #expect(isSaid, "\(driver)")
        #expect(driver.asked.isEmpty)
    }
}
