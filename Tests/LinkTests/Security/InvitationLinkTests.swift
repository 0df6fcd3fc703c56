import Link
import Testing
import Wire

@Suite struct InvitationLinkTests {
    static let secret = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ012-_xY"
    static let digest = String(repeating: "0f", count: 32)
    static let line = "tideline://parent.example:7654/\(secret)#sha256=\(digest)"

    @Test func isReadAsItIsPrinted() throws {
        let link = try InvitationLink(reading: Self.line)

        #expect(link.description == Self.line)
        #expect(link.address == ListenAddress(host: "parent.example", port: 7654))
        #expect(link.secret == Self.secret)
        #expect(link.trust == .fingerprint(try #require(CertificateFingerprint(Self.digest))))
    }

    @Test(arguments: [
        "tideline://[fd00::7]:7654/\(secret)#authorities",
        "tideline://127.0.0.1:7654/\(secret)#plain", "tideline://[::1]:1/\(secret)#plain",
    ])
    func hasOtherForms(line: String) throws {
        #expect(try InvitationLink(reading: line).description == line)
    }

    @Test func whiteSpaceAroundItDoesNoHarm() throws {
        #expect(try InvitationLink(reading: " \n\(Self.line)\r\n").description == Self.line)
    }

    @Test(arguments: [
        ("", "it begins with tideline://"),
        ("https://parent.example:7654/\(secret)#authorities", "it begins with tideline://"),
        (
            "tideline://parent.example/\(secret)#authorities",
            "after tideline:// come host and port, such as parent.example:7654/"
        ),
        (
            "tideline://anna@parent.example:7654/\(secret)#authorities",
            "after tideline:// come host and port, such as parent.example:7654/"
        ),
        (
            "tideline://parent.example:7654/\(secret.dropLast())#authorities",
            "after tideline://parent.example:7654/ come the 43 letters and digits of its secret, "
                + "then #"
        ),
        (
            "tideline://parent.example:7654",
            "after tideline://parent.example:7654/ come the 43 letters and digits of its secret, "
                + "then #"
        ),
        (
            "tideline://parent.example:7654/\(secret)",
            "it ends in #sha256= and 64 hexadecimal digits, or in #authorities or #plain"
        ),
        (
            "tideline://parent.example:7654/\(secret)#sha256=0f0f",
            "it ends in #sha256= and 64 hexadecimal digits, or in #authorities or #plain"
        ),
        (
            "\(line)#",
            "it ends in #sha256= and 64 hexadecimal digits, or in #authorities or #plain"
        ),
    ])
    func saysWhatIsWrong(line: String, rule: String) {
        let error = #expect(throws: NodeError.self) { try InvitationLink(reading: line) }

        #expect(
            error
                == NodeError(
                    .invalid,
                    "this is no invitation: \(rule); copy the whole line that tideline invite "
                        + "printed"))
    }

    @Test func aPlainOneLeadsToThisMachineOnly() {
        let error = #expect(throws: NodeError.self) {
            try InvitationLink(reading: "tideline://parent.example:7654/\(Self.secret)#plain")
        }

        #expect(
            error?.message
                == "the invitation leads to parent.example without TLS, where others can read "
                + "and change what is said; only a parent on this machine may be joined so")
    }

    @Test func noErrorTellsTheSecret() {
        for end in ["", "#", "#sha256=", "#plain"] {
            let error = #expect(throws: NodeError.self) {
                try InvitationLink(reading: "tideline://parent.example:7654/\(Self.secret)\(end)")
            }
            #expect(error?.message.contains(Self.secret) == false)
        }
    }
}
