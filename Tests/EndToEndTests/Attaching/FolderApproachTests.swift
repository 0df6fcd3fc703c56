import Testing

@testable import tideline

/// What a command does about a data folder that another process holds.
@Suite struct FolderApproachTests {
    @Test func `it attaches where somebody answers`() {
        var approach = FolderApproach()

        let step = approach.folderIsHeld(socket: "/data/node.socket") { $0 == "/data/node.socket" }

        #expect(step == .attach(socket: "/data/node.socket"))
    }

    @Test(arguments: [nil, "/data/node.socket"])
    func `it waits for a holder that does not answer yet, then gives up`(socket: String?) {
        var approach = FolderApproach()
        var pauses = 0

        while approach.folderIsHeld(socket: socket, answers: { _ in false })
            == .wait(milliseconds: 50)
        { pauses += 1 }

        #expect(pauses == FolderApproach.patience / 50)
        #expect(approach.folderIsHeld(socket: socket) { _ in false } == .giveUp)
        #expect(approach.folderIsHeld(socket: "/late") { _ in true } == .attach(socket: "/late"))
    }
}
