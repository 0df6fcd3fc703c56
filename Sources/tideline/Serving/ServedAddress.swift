import Foundation
import Link

/// Where a node listens and how it is to be known there, as its lock file says it:
/// `https://127.0.0.1:7654#sha256=…`.
struct ServedAddress: Equatable, Sendable, CustomStringConvertible {
    var address: ListenAddress
    var trust: InvitationLink.Trust

    init(address: ListenAddress, trust: InvitationLink.Trust) {
        self.address = address
        self.trust = trust
    }

    /// Reads what `description` wrote; nil for anything else.
    init?(_ text: String) {
        let halves = text.split(separator: "#", maxSplits: 1).map(String.init)
        guard halves.count == 2,
            let scheme = ["https://", "http://"].first(where: halves[0].hasPrefix),
            let address = ListenAddress(String(halves[0].dropFirst(scheme.count)))
        else { return nil }
        let fingerprint = "sha256="
        switch halves[1] {
        case "plain": self.init(address: address, trust: .plain)
        case "authorities": self.init(address: address, trust: .authorities)
        case let word where word.hasPrefix(fingerprint):
            guard let known = CertificateFingerprint(String(word.dropFirst(fingerprint.count)))
            else { return nil }
            self.init(address: address, trust: .fingerprint(known))
        default: return nil
        }
    }

    var url: String { "\(trust == .plain ? "http" : "https")://\(address)" }

    var description: String {
        switch trust {
        case .plain: "\(url)#plain"
        case .authorities: "\(url)#authorities"
        case .fingerprint(let fingerprint): "\(url)#sha256=\(fingerprint)"
        }
    }
}

extension ServedAddress {
    /// The same place as others can dial it: a node that listens at all of the machine's addresses
    /// is reached by the machine's name.
    var reachable: ServedAddress {
        guard ["0.0.0.0", "::"].contains(address.host) else { return self }
        var named = self
        named.address.host = ProcessInfo.processInfo.hostName
        return named
    }
}
