import Store
import Testing

@Suite struct ResyncTests {
    @Test(arguments: [
        (received: Int64(0), sent: Int64(0), confirmed: Int64(0), Resync.nothing),
        (received: 5, sent: 9, confirmed: 5, .nothing),
        (received: 7, sent: 9, confirmed: 5, .nothing),
        (received: 3, sent: 9, confirmed: 5, .resend(after: 3)),
        (received: 12, sent: 9, confirmed: 9, .lift(above: 12)),
    ])
    func eitherSideMayComeBackFromABackup(
        received: Int64, sent: Int64, confirmed: Int64, resync: Resync
    ) {
        #expect(Resync(received: received, sent: sent, confirmed: confirmed) == resync)
    }
}
