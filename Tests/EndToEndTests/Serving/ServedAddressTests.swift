import Link
import Testing

@testable import tideline

/// What the lock file says of where a node listens, and sizes and times on the command line.
@Suite struct ServedAddressTests {
    private static let digits = String(repeating: "0a", count: 32)

    @Test(arguments: [
        "https://127.0.0.1:7654#sha256=\(digits)", "https://[::1]:7#authorities",
        "http://127.0.0.1:80#plain",
    ])
    func `what is written is read again`(text: String) {
        #expect(ServedAddress(text)?.description == text)
    }

    @Test(arguments: ["", "127.0.0.1:7654", "https://127.0.0.1:7654", "https://x:1#sha256=0a"])
    func `anything else is no address`(text: String) {
        #expect(ServedAddress(text) == nil)
    }

    @Test func `all of a machine's addresses are reached by its name`() {
        let all = ServedAddress(
            address: ListenAddress(host: "0.0.0.0", port: 7), trust: .authorities)
        let one = ServedAddress(
            address: ListenAddress(host: "10.0.0.1", port: 7), trust: .authorities)

        #expect(all.reachable.address.host != "0.0.0.0")
        #expect(all.reachable.address.port == 7)
        #expect(one.reachable == one)
    }

    @Test func `times and sizes have units`() {
        #expect(Span(argument: "90s")?.seconds == 90)
        #expect(Span(argument: "1.5h")?.seconds == 5400)
        #expect(Span(argument: "7d")?.defaultValueDescription == "7d")
        #expect(Span(argument: "7") == nil)
        #expect(Span(argument: "-1h") == nil)
        #expect(ByteCount(argument: "64kB")?.bytes == 64_000)
        #expect(ByteCount(argument: "1.5MB")?.bytes == 1_500_000)
        #expect(ByteCount(argument: "300")?.bytes == 300)
        #expect(ByteCount(argument: "0") == nil)
        #expect(ByteCount(argument: "much") == nil)
    }
}
