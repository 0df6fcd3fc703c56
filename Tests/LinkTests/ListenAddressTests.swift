import Link
import Testing

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:7000", "::1", 7000), ("::1", "::1", 7654),
        (":9", "127.0.0.1", 9), ("box", "box", 7654), ("[fe80::1]", "fe80::1", 7654),
    ])
    func readsAddresses(text: String, host: String, port: Int) {
        #expect(ListenAddress(text) == ListenAddress(host: host, port: port))
    }

    @Test(arguments: ["", "box:port", "box:70000", "a b", "box:-1"])
    func refusesOthers(text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("localhost", true), ("::1", true), ("0.0.0.0", false),
        ("127.evil.example", false), ("192.168.0.3", false),
    ])
    func tellsLoopback(host: String, isLoopback: Bool) {
        #expect(ListenAddress(host: host, port: 1).isLoopback == isLoopback)
    }
}
