import Link
import Testing
import Wire

@Suite struct NodeAddressTests {
    @Test(arguments: [
        ("https://cloud.example:7654", nil, NodeAddress.Trust.authorities),
        ("https://10.0.0.7:7654", "PEM", .certificate("PEM")),
        ("http://127.0.0.1:7654", nil, .plain), ("http://[::1]:7654", nil, .plain),
    ])
    func isReadAsItIsWritten(url: String, certificate: String?, trust: NodeAddress.Trust) throws {
        let address = try NodeAddress(url: url, certificate: certificate)

        #expect(address.trust == trust)
        #expect(address.url == url)
        #expect(address.certificate == certificate)
    }

    @Test(arguments: ["", "cloud:7654", "ftp://cloud:1", "https://anna@cloud:1", "https://c:1/x"])
    func refusesOthers(url: String) {
        let error = #expect(throws: NodeError.self) { try NodeAddress(url: url, certificate: nil) }

        #expect(
            error
                == NodeError(
                    .invalid,
                    "a node is at https://host:port, or at http://host:port on this machine; "
                        + "\(url) is neither"))
    }

    @Test func isOnThisMachineWithoutTLS() {
        let error = #expect(throws: NodeError.self) {
            try NodeAddress(url: "http://cloud.example:7654", certificate: nil)
        }

        #expect(
            error?.message
                == "http://cloud.example:7654 is not on this machine, and without TLS others can "
                + "read and change what is said; use https://")
    }

    @Test(arguments: [("127.0.0.1", false), ("10.0.0.7", true), ("::1", false)])
    func listensWhereItIsSafe(host: String, hasTLS: Bool) throws {
        try ListenAddress(host: host, port: 7654).checkExposure(hasTLS: hasTLS)
    }

    @Test(arguments: ["0.0.0.0", "10.0.0.7", "box.example", "::"])
    func doesNotListenToOthersWithoutTLS(host: String) {
        let address = ListenAddress(host: host, port: 7654)
        let error = #expect(throws: NodeError.self) { try address.checkExposure(hasTLS: false) }

        #expect(
            error
                == NodeError(
                    .invalid,
                    "will not listen on \(address) without TLS: others on the network could read "
                        + "every question and steal every credential; leave out --no-tls, or "
                        + "listen on 127.0.0.1"))
    }
}
