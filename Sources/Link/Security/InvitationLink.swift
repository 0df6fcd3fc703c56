package import Wire

/// An invitation as one line that is printed, copied and pasted:
/// `tideline://parent.example:7654/SECRET#sha256=FINGERPRINT`.
///
/// Nothing in it means anything to a shell. What stands behind `#` says how the parent is to be
/// known again: by its certificate's fingerprint, by an authority (`#authorities`), or, on this
/// machine alone, not at all (`#plain`). It is always there: a line that was cut off while it was
/// copied must not make a child less careful.
package struct InvitationLink: Equatable, Sendable, CustomStringConvertible {
    package var address: ListenAddress
    /// 32 random bytes in base64url.
    package var secret: String
    package var trust: Trust

    package enum Trust: Equatable, Sendable {
        /// The certificate with this fingerprint and no other.
        case fingerprint(CertificateFingerprint)
        /// Any certificate for that host that an authority known to this machine vouches for.
        case authorities
        /// No TLS at all; on loopback only.
        case plain
    }

    package init(address: ListenAddress, secret: String, trust: Trust) {
        self.address = address
        self.secret = secret
        self.trust = trust
    }

    package var description: String {
        let end =
            switch trust {
            case .fingerprint(let fingerprint): "sha256=\(fingerprint)"
            case .authorities: "authorities"
            case .plain: "plain"
            }
        return "\(Self.scheme)\(address)/\(secret)#\(end)"
    }

    static let scheme = "tideline://"
}

extension InvitationLink {
    /// Reads what was pasted, strictly; white space around it does no harm.
    ///
    /// No error repeats the secret: it ends up in a log.
    package init(reading text: String) throws(NodeError) {
        let line = text.drop(while: \.isWhitespace)
        let link = line.reversed().drop(while: \.isWhitespace).reversed()
        guard link.starts(with: Self.scheme) else {
            throw Self.wrong("it begins with \(Self.scheme)")
        }
        let rest = String(link.dropFirst(Self.scheme.count))
        let halves = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let places = halves[0].split(
            separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let address = try Self.address(String(places[0]))
        guard places.count == 2, Self.isSecret(places[1]) else {
            throw Self.wrong(
                "after \(Self.scheme)\(address)/ come the 43 letters and digits of its secret, "
                    + "then #")
        }
        guard halves.count == 2, let trust = Self.trust(String(halves[1])) else {
            throw Self.wrong(
                "it ends in #sha256= and 64 hexadecimal digits, or in #authorities or #plain")
        }
        guard trust != .plain || address.isLoopback else {
            throw NodeError(
                .invalid,
                "the invitation leads to \(address.host) without TLS, where others can read and "
                    + "change what is said; only a parent on this machine may be joined so")
        }
        self.init(address: address, secret: String(places[1]), trust: trust)
    }

    private static func address(_ text: String) throws(NodeError) -> ListenAddress {
        guard let address = ListenAddress(dialled: text) else {
            throw wrong("after \(scheme) come host and port, such as parent.example:7654/")
        }
        return address
    }

    private static func isSecret(_ text: Substring) -> Bool {
        text.utf8.count == 43
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func trust(_ text: String) -> Trust? {
        switch text {
        case "authorities": return .authorities
        case "plain": return .plain
        default:
            guard text.hasPrefix("sha256=") else { return nil }
            return CertificateFingerprint(String(text.dropFirst(7))).map { .fingerprint($0) }
        }
    }

    private static func wrong(_ rule: String) -> NodeError {
        NodeError(
            .invalid,
            "this is no invitation: \(rule); copy the whole line that tideline invite printed")
    }
}
