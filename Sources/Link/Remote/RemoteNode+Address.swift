package import Wire

extension RemoteNode {
    /// The image of a node as it is known from an invitation.
    ///
    /// Throws `.unavailable` when the certificate that was kept of it cannot be read.
    package init(_ place: NodeAddress, token: String?) throws(NodeError) {
        guard let address = RemoteAddress(place.url) else {
            throw NodeError(.invalid, "\(place.url) is no node's address")
        }
        self.init(address, token: token, tls: try place.configuration())
    }
}

extension NodeAddress {
    /// How those who are invited are to know the node again.
    package var invitationTrust: InvitationLink.Trust {
        get throws(NodeError) {
            switch trust {
            case .plain: return .plain
            case .authorities: return .authorities
            case .certificate(let text):
                return .fingerprint(try CertificateFingerprint(pem: text))
            }
        }
    }
}
